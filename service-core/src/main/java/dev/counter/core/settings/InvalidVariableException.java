package dev.counter.core.settings;

import java.io.Serial;

import dev.counter.contract.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Invalid environment variable: the message is one sentence with the variable, its value
 * and what is right.
 */
class InvalidVariableException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	InvalidVariableException(Variable variable, @Nullable Object value, String expected) {
		super("%s is \"%s\": it has to be %s.".formatted(variable, String.valueOf(value).replaceAll("\\p{Cntrl}", "?"),
				expected));
	}

	static void require(boolean valid, Variable variable, Object value) {
		require(valid, variable, value, variable.expected());
	}

	static void require(boolean valid, Variable variable, @Nullable Object value, String expected) {
		if (!valid) {
			throw new InvalidVariableException(variable, value, expected);
		}
	}

}
