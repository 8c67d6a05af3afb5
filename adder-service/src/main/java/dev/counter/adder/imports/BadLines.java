package dev.counter.adder.imports;

import java.util.Locale;

import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * What an import does with a file that has bad lines.
 */
enum BadLines {

	/** Adds nothing. */
	REFUSE,

	/** Adds the good lines. */
	SKIP;

	static final String FIELD = "bad_lines";

	/**
	 * Parses the field of a request; without it, bad lines are refused.
	 * @throws ProblemException with 400 for another value
	 */
	static BadLines of(@Nullable String text) {
		if (text == null || text.equals(REFUSE.text())) {
			return REFUSE;
		}
		if (text.equals(SKIP.text())) {
			return SKIP;
		}
		throw ProblemException.ofField(FIELD, "bad_lines is \"%s\".".formatted(SafeText.of(text)), "refuse or skip");
	}

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
