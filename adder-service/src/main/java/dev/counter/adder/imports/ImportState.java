package dev.counter.adder.imports;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * States of an import, in the order in which it can have them.
 */
enum ImportState {

	/** Another import is under way. */
	WAITING,

	/** The whole file is read, nothing is added. */
	CHECKING,

	/** Its numbers are added. */
	ADDING,

	/** All its numbers were added. */
	DONE,

	/** Nothing was added because of what the file contains. */
	REFUSED,

	/** The file could not be read to its end. What was added can be undone. */
	FAILED,

	/** Ended on request before anything was added. */
	CANCELLED,

	/** The counter was reset before the import was complete. */
	RESET,

	/** Its entries are being removed. */
	UNDOING,

	/** Its entries are removed. */
	UNDONE;

	static ImportState of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT));
	}

	/** The state as in the database and for clients. */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
