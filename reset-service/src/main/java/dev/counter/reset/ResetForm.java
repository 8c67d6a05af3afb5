package dev.counter.reset;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.counter.core.ledger.Generation;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * Form of the reset page.
 *
 * @param resets the reset number of the page
 * @param generation its generation, {@code null} on a page of an earlier release
 * @param confirmed whether the box is ticked
 */
record ResetForm(long resets, @Nullable String generation, boolean confirmed) {

	static final String RESETS = "resets";

	static final String CONFIRMED = "confirmed";

	static final String TICKED = "yes";

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

	/**
	 * Parses the fields.
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

	/** Whether the form is of any generation of this ledger. */
	boolean isOf(Generation current) {
		return this.generation == null || current.isSameLedger(this.generation);
	}

	/** Parses a count or an id, empty when it is out of range. */
	static Optional<Long> number(String text) {
		return NUMBER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
	}

}
