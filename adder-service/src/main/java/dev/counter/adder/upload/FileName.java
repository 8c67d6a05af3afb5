package dev.counter.adder.upload;

import dev.counter.contract.Limits;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.SafeText;

/**
 * Names of files: no paths, and no characters that change how the name is displayed.
 */
final class FileName {

	private static final String FIELD = "name";

	private static final String EXPECTED = "a file's name without folders, 1 to %s printable characters in UTF-8"
		.formatted(Limits.FILE_NAME_CHARACTERS);

	private FileName() {
	}

	/**
	 * Checks a name.
	 * @throws ProblemException with 400 if it is empty, too long or unsafe
	 */
	static String of(String name) {
		if (name.isBlank()) {
			throw refusal("The file has no name.");
		}
		if (name.codePointCount(0, name.length()) > Limits.FILE_NAME_CHARACTERS) {
			throw refusal("The name has more than %s characters.".formatted(Limits.FILE_NAME_CHARACTERS));
		}
		if (name.matches(".*[/\\\\].*") || name.equals(".") || name.equals("..")) {
			throw refusal("\"%s\" is a path.".formatted(SafeText.of(name)));
		}
		if (!name.codePoints().allMatch(FileName::isPrintable)) {
			throw refusal("\"%s\" has control or format characters.".formatted(SafeText.of(name)));
		}
		return name;
	}

	/** The replacement character stands for bytes that were no UTF-8. */
	private static boolean isPrintable(int point) {
		return point != '\uFFFD' && SafeText.isPrintable(point);
	}

	private static ProblemException refusal(String detail) {
		return ProblemException.ofField(FIELD, detail, EXPECTED);
	}

}
