package dev.counter.adder.number;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import dev.counter.contract.Limits;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.SafeText;

/**
 * Parser of numbers. Nothing is rounded, and the size is checked before any arithmetic:
 * {@code 1e999999999} costs as much as {@code 1}.
 */
public final class NumberText {

	/** The name of the field in forms, bodies and problems. */
	public static final String FIELD = "number";

	/** The valid values, as a phrase. */
	public static final String EXPECTED = "digits, with a point before a fraction, such as 12 or -0.5";

	private static final String SIZE = "at most %s digits before the point and %s after"
		.formatted(Limits.INTEGER_DIGITS, Limits.FRACTION_DIGITS);

	/** In linear time: no run of white space is matched twice. */
	static final Pattern SPACE = Pattern.compile("^[ \t\r\n]++|(?<![ \t\r\n])[ \t\r\n]++$");

	private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

	private NumberText() {
	}

	/**
	 * Parses digits without an exponent; white space around them is allowed.
	 * @throws ProblemException with 400 for text that is not a number or has too many
	 * digits
	 */
	public static BigDecimal ofText(String text) {
		String trimmed = SPACE.matcher(text).replaceAll("");
		if (trimmed.isEmpty()) {
			throw refused("The number is empty.", EXPECTED);
		}
		requireShort(trimmed);
		if (!PLAIN.matcher(trimmed).matches()) {
			throw refused("\"%s\" is not a number.".formatted(SafeText.of(trimmed)), EXPECTED);
		}
		return sized(trimmed);
	}

	/**
	 * Parses a literal of the JSON grammar, which may have an exponent.
	 * @throws ProblemException with 400 for too many digits
	 */
	static BigDecimal ofJson(String literal) {
		requireShort(literal);
		return sized(literal);
	}

	static ProblemException refused(String detail, String expected) {
		return ProblemException.ofField(FIELD, detail, expected);
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
