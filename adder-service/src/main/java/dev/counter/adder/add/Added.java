package dev.counter.adder.add;

import dev.counter.core.number.Decimals;

/**
 * The answer to an add that is in the ledger.
 *
 * @param success always {@code true}: existing clients look for it
 * @param id the entry's id
 * @param value the entry's value, a plain decimal
 * @param total the sum at some moment after the commit, a plain decimal
 */
record Added(boolean success, long id, String value, String total) {

	static Added of(Addition addition) {
		Entry entry = addition.entry();
		return new Added(true, entry.id(), Decimals.plain(entry.value()), addition.sum().plain());
	}

}
