package dev.counter.display;

import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Writes lines of CSV that a program reads back as they were and that a spreadsheet takes
 * for no formula.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class CsvLine {

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

	private static final String FORMULA_STARTS = "=+-@\t\r\n";

	private static final String SPECIAL = "\",\r\n";

	private CsvLine() {
	}

	/**
	 * A line with its end.
	 * @param cells the cells
	 * @return the line; what a spreadsheet would compute begins with an apostrophe
	 */
	static String of(String... cells) {
		StringJoiner line = new StringJoiner(",", "", "\r\n");
		for (String cell : cells) {
			line.add(cell(cell));
		}
		return line.toString();
	}

	private static String cell(String text) {
		String safe = isFormula(text) ? "'" + text : text;
		return safe.chars().anyMatch((character) -> SPECIAL.indexOf(character) >= 0)
				? '"' + safe.replace("\"", "\"\"") + '"' : safe;
	}

	private static boolean isFormula(String text) {
		return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
	}

}
