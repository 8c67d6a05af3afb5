package dev.counter.adder.upload;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.counter.contract.Limits;
import dev.counter.core.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * JSON body of a new upload in parts.
 *
 * @param name the file's name
 * @param bytes its exact size
 */
@JsonClassDescription("{\"name\": \"numbers.csv\", \"bytes\": 1048576}")
record UploadRequest(@Nullable String name, @Nullable BigDecimal bytes) {

	String checkedName() {
		return FileName.of((this.name != null) ? this.name : "");
	}

	/**
	 * The size.
	 * @throws ProblemException with 413 if it is over the limit, else with 400
	 */
	long checkedBytes() {
		BigDecimal value = this.bytes;
		if (value != null && value.compareTo(BigDecimal.valueOf(Limits.FILE_BYTES)) > 0) {
			MeteredInputStream.check(Long.MAX_VALUE, Limits.FILE_BYTES);
		}
		try {
			if (value != null && value.signum() > 0) {
				return value.longValueExact();
			}
		}
		catch (ArithmeticException ex) {
			// A fraction of a byte.
		}
		throw ProblemException.ofField("bytes", "The size of the file is missing or not valid.",
				"a whole number from 1 to %s".formatted(Limits.FILE_BYTES));
	}

}
