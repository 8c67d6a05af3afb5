package dev.counter.adder.add;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.counter.core.ledger.Generation;
import dev.counter.core.number.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an add that is in the ledger.
 *
 * @param success always {@code true}: existing clients look for it
 * @param id the entry's id
 * @param value the entry's value, a plain decimal
 * @param total the sum at some moment after the commit, a plain decimal
 * @param generation what the id is unique within; left out when that is not known
 */
record Added(boolean success, long id, String value, String total,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String generation) {

	static Added of(Addition addition) {
		Entry entry = addition.entry();
		Generation generation = addition.generation();
		return new Added(true, entry.id(), Decimals.plain(entry.value()), addition.sum().plain(),
				(generation != null) ? generation.text() : null);
	}

}
