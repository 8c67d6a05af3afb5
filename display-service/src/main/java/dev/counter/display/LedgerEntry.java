package dev.counter.display;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * Mapping of an entry without its address, which the service's role cannot read.
 */
@Entity
@Immutable
@Table(name = "counter_entry")
class LedgerEntry {

	@Id
	private long id;

	private BigDecimal value;

	private String network;

	@Column(name = "added_at")
	private Instant addedAt;

}
