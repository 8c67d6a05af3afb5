package dev.counter.e2e.linearizability;

/**
 * Operation on the ledger that takes effect at one moment between its begin and its end.
 * Each add has a power of two of its own as its value, so that a sum says which adds are
 * in it.
 *
 * @param kind the kind of operation
 * @param number the value that was appended, the sum that was read, or the number of
 * entries that a reset removed
 * @param begin when the request was sent
 * @param end when the response arrived
 * @param after the index of the step that must come before, -1 without one
 */
record Step(Kind kind, long number, long begin, long end, int after) {

	/**
	 * Kind of operation.
	 */
	enum Kind {

		/** A value was appended. */
		APPEND,

		/** The sum was read. */
		READ,

		/** All entries were removed. */
		RESET

	}

	/** Whether this can be the next step. */
	boolean fits(long ledger) {
		return switch (this.kind) {
			case APPEND -> (ledger & this.number) == 0;
			case READ -> ledger == this.number;
			case RESET -> Long.bitCount(ledger) == this.number;
		};
	}

	long apply(long ledger) {
		return switch (this.kind) {
			case APPEND -> ledger | this.number;
			case READ -> ledger;
			case RESET -> 0;
		};
	}

}
