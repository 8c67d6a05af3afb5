package dev.counter.adder.number;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import dev.counter.contract.Limits;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.Shown;

/**
 * Reads values. Nothing is rounded, and nothing is computed with a number before its size
 * is known: {@code 1e999999999} costs as much as {@code 1}.
 */
public final class NumberText {

	/** The name that the number has in forms, bodies and problems. */
	public static final String FIELD = "number";

	/** What would be right, as a phrase. */
	public static final String EXPECTED = "digits, with a point before a fraction, such as 12 or -0.5";

	private static final String SIZE = "at most %s digits before the point and %s after"
		.formatted(Limits.INTEGER_DIGITS, Limits.FRACTION_DIGITS);

	private static final String SPACE = " \t\r\n";

	private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

	private NumberText() {
	}

	/**
	 * Reads what a person or a client wrote: digits, no exponent.
	 * @param text the text, white space around it allowed
	 * @return the value, of a size that is stored as it is
	 * @throws ProblemException with 400 that says what is wrong with it
	 */
	public static BigDecimal ofText(String text) {
		String trimmed = trimmed(text);
		if (trimmed.isEmpty()) {
			throw refused("The number is empty.", EXPECTED);
		}
		requireShort(trimmed);
		if (!PLAIN.matcher(trimmed).matches()) {
			throw refused("\"%s\" is not a number.".formatted(Shown.of(trimmed)), EXPECTED);
		}
		return sized(trimmed);
	}

	/**
	 * Reads a JSON number, which may have an exponent.
	 * @param literal a literal of the JSON grammar
	 * @return the value, of a size that is stored as it is
	 * @throws ProblemException with 400 that says what is wrong with it
	 */
	static BigDecimal ofJson(String literal) {
		requireShort(literal);
		return sized(literal);
	}

	static ProblemException refused(String detail, String expected) {
		return new ProblemException(Problem.ofField(FIELD, detail, expected));
	}

	private static String trimmed(String text) {
		int start = 0;
		int end = text.length();
		while (start < end && SPACE.indexOf(text.charAt(start)) >= 0) {
			start++;
		}
		while (end > start && SPACE.indexOf(text.charAt(end - 1)) >= 0) {
			end--;
		}
		return text.substring(start, end);
	}

	private static void requireShort(String text) {
		if (text.length() > Limits.NUMBER_CHARACTERS) {
			throw refused("The number has %s characters.".formatted(text.length()),
					"at most %s characters".formatted(Limits.NUMBER_CHARACTERS));
		}
	}

	private static BigDecimal sized(String literal) {
		try {
			BigDecimal digits = new BigDecimal(literal).stripTrailingZeros();
			if ((long) digits.precision() - digits.scale() > Limits.INTEGER_DIGITS) {
				throw refused("The number has more than %s digits before the point.".formatted(Limits.INTEGER_DIGITS),
						SIZE);
			}
			if (digits.scale() > Limits.FRACTION_DIGITS) {
				throw refused("The number has more than %s digits after the point.".formatted(Limits.FRACTION_DIGITS),
						SIZE);
			}
			return (digits.scale() < 0) ? digits.setScale(0) : digits;
		}
		catch (NumberFormatException ex) {
			throw refused("The exponent of the number is too large.", SIZE);
		}
	}

}
