package dev.counter.display;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes lines of CSV that a program reads back as they were and that a spreadsheet takes
 * for no formula.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class CsvLine {

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

	private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);

	private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]");

	private CsvLine() {
	}

	/**
	 * A line with its end.
	 * @param cells the cells
	 * @return the line; what a spreadsheet would compute begins with an apostrophe
	 */
	static String of(String... cells) {
		return Arrays.stream(cells).map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
	}

	private static String cell(String text) {
		boolean formula = FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
		String safe = formula ? "'" + text : text;
		return SPECIAL.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
	}

}
