package dev.counter.adder.upload;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.counter.contract.Limits;
import dev.counter.core.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * JSON body of a request for signed URLs.
 *
 * @param from the first part, from 1
 * @param to the last part
 */
@JsonClassDescription("{\"from\": 1, \"to\": 20}")
record PartsRequest(@Nullable Integer from, @Nullable Integer to) {

	/** The first part, if the upload has these parts. */
	int first(Upload upload) {
		return check("from", this.from, 1, upload.parts());
	}

	/** The last part, if the upload has these parts and they are not too many. */
	int last(Upload upload) {
		int first = first(upload);
		return check("to", this.to, first, Math.min(upload.parts(), first + Limits.PARTS_SIGNED - 1));
	}

	private static int check(String field, @Nullable Integer value, int least, int most) {
		if (value == null || value < least || value > most) {
			throw ProblemException.ofField(field,
					(value != null) ? "%s is %s.".formatted(field, value) : "%s is missing.".formatted(field),
					"a whole number from %s to %s".formatted(least, most));
		}
		return value;
	}

}
