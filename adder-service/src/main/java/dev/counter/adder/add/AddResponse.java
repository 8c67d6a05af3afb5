package dev.counter.adder.add;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.counter.adder.commit.AddResult;
import dev.counter.core.ledger.Generation;
import dev.counter.core.number.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * JSON answer to an add.
 *
 * @param success always {@code true}: existing clients look for it
 * @param id the entry's id
 * @param value the entry's value, a plain decimal
 * @param total the sum at a moment after the commit, a plain decimal
 * @param generation of the id, left out if it is unknown
 */
record AddResponse(boolean success, long id, String value, String total,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String generation) {

	static AddResponse of(AddResult result) {
		Generation generation = result.generation();
		return new AddResponse(true, result.entry().id(), Decimals.plain(result.entry().value()),
				result.snapshot().plain(), (generation != null) ? generation.text() : null);
	}

}
