package dev.counter.reset;

import java.math.BigDecimal;
import java.time.Instant;

import dev.counter.core.number.Decimals;
import dev.counter.core.time.Utc;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * Audit row of a reset, without its address, which the service's role cannot read.
 */
@Entity
@Immutable
@Table(name = "counter_reset_audit")
class Reset {

	@Id
	private long id;

	private Instant at;

	private long removed;

	private BigDecimal total;

	long removed() {
		return this.removed;
	}

	String groupedTotal() {
		return Decimals.grouped(this.total);
	}

	String readableTime() {
		return Utc.readable(this.at);
	}

}
