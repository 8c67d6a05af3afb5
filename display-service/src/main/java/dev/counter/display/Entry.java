package dev.counter.display;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * A value that somebody added. The address it came from is not mapped: this service may
 * not read it, only the network that it is in.
 */
@Entity
@Immutable
@Table(name = "counter_entry")
class Entry {

	@Id
	private long id;

	private BigDecimal value;

	private String network;

	@Column(name = "added_at")
	private Instant addedAt;

}
