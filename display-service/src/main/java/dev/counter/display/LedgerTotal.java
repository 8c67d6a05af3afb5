package dev.counter.display;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * Mapping of the running total, for joins with entries.
 */
@Entity
@Immutable
@Table(name = "counter_total")
class LedgerTotal {

	@Id
	private long revision;

	private BigDecimal total;

	private long entries;

	private long resets;

	private UUID ledger;

}
