package dev.counter.reset;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.counter.core.ledger.Generation;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor sends to empty the counter.
 *
 * @param resets the reset number that the page showed
 * @param generation the generation that it showed, {@code null} on a page of an earlier
 * release
 * @param confirmed whether the box is ticked
 */
record ResetForm(long resets, @Nullable String generation, boolean confirmed) {

	static final String RESETS = "resets";

	static final String CONFIRMED = "confirmed";

	static final String TICKED = "yes";

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

	/**
	 * Parses the fields, each of which may be missing.
	 * @throws ProblemException with 400 for an invalid reset number
	 */
	static ResetForm of(@Nullable String resets, @Nullable String generation, @Nullable String confirmed) {
		long number = Optional.ofNullable(resets)
			.flatMap(ResetForm::number)
			.orElseThrow(() -> ProblemException.ofField(RESETS,
					(resets != null) ? "resets is \"%s\".".formatted(SafeText.of(resets)) : "resets is missing.",
					"the reset number that the form on the page carries"));
		return new ResetForm(number, generation, TICKED.equals(confirmed));
	}

	/** Whether the form was made for this ledger, in whichever generation. */
	boolean isOf(Generation current) {
		return this.generation == null || current.isSameLedger(this.generation);
	}

	/**
	 * Reads a count or an id.
	 * @param text what came
	 * @return the number, empty when it is none that the ledger can have
	 */
	static Optional<Long> number(String text) {
		return NUMBER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
	}

}
