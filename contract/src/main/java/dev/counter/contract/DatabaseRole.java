package dev.counter.contract;

import java.util.Locale;

/**
 * Database roles with least privilege.
 */
public enum DatabaseRole {

	/** Owns the schema; only the migrator logs in as it. */
	OWNER,

	/** Inserts entries and reads the sum. */
	ADDER,

	/** Reads all but addresses. */
	DISPLAY,

	/** Reads the sum and empties the counter. */
	RESET,

	/** A person who reads everything, addresses included, and changes nothing. */
	OPERATOR;

	/** The name of the PostgreSQL role: {@code counter_adder}. */
	public String roleName() {
		return "counter_" + name().toLowerCase(Locale.ROOT);
	}

}
