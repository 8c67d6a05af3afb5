package dev.counter.e2e.linear;

/**
 * Something that happened to the ledger at one moment between two others. Each add has a
 * power of two of its own as its value, so that a sum says which adds are in it.
 *
 * @param kind what happened
 * @param number the value that was appended, the sum that was read, or how many entries a
 * reset removed
 * @param begin before this moment it surely had not happened
 * @param end after this moment it surely had
 * @param after the place of the step that must come before, -1 when there is none
 */
record Step(Kind kind, long number, long begin, long end, int after) {

	/**
	 * What can happen.
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
