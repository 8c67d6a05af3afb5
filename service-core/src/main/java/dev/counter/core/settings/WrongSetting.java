package dev.counter.core.settings;

import java.io.Serial;

import dev.counter.contract.Variable;

/**
 * An environment variable holds what cannot be meant; the process does not start. The
 * message is one sentence that names the variable, its value and what would be right.
 */
public class WrongSetting extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates the failure.
	 * @param variable the variable
	 * @param value what it holds; never a secret
	 * @param expected what would be right, as the end of a sentence that starts with "it
	 * has to be"
	 */
	public WrongSetting(Variable variable, String value, String expected) {
		super("%s is \"%s\": it has to be %s.".formatted(variable, printable(value), expected));
	}

	private static String printable(String value) {
		return value.replaceAll("\\p{Cntrl}", "?");
	}

}
