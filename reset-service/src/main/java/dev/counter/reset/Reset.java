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
 * A reset that happened, as the audit has it. Where it came from is not mapped: this
 * service may not read addresses.
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
