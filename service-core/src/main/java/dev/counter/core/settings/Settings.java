package dev.counter.core.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.counter.contract.Variable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Reads the contract's variables, and refuses what cannot be meant. A variable that is
 * set to nothing counts as not set.
 */
public final class Settings {

	private final Environment environment;

	/**
	 * Creates the view.
	 * @param environment where the variables are
	 */
	public Settings(Environment environment) {
		this.environment = environment;
	}

	/**
	 * A text.
	 * @param variable the variable
	 * @return its value, without white space around it, or the contract's default
	 */
	public String text(Variable variable) {
		return text(variable, variable.defaultText());
	}

	/**
	 * A text whose default the contract has no value for.
	 * @param variable the variable
	 * @param defaultText what counts when it is not set
	 * @return its value, without white space around it
	 */
	public String text(Variable variable, String defaultText) {
		String text = this.environment.getProperty(variable.name());
		return StringUtils.hasText(text) ? text.strip() : defaultText;
	}

	/**
	 * A secret, taken as it is.
	 * @param variable the variable
	 * @return its value, empty when it is not set
	 */
	public String secret(Variable variable) {
		return this.environment.getProperty(variable.name(), "");
	}

	/**
	 * A whole number.
	 * @param variable the variable
	 * @param least the smallest that is taken
	 * @param most the largest that is taken
	 * @return its value, or the contract's default
	 * @throws WrongSetting for anything else
	 */
	public int number(Variable variable, int least, int most) {
		return number(variable, variable.defaultText(), least, most);
	}

	int number(Variable variable, String defaultText, int least, int most) {
		String text = text(variable, defaultText);
		if (text.matches("[0-9]{1,9}")) {
			int number = Integer.parseInt(text);
			if (number >= least && number <= most) {
				return number;
			}
		}
		throw new WrongSetting(variable, text, "a whole number from " + least + " to " + most);
	}

	/**
	 * One of a few words.
	 * @param <E> the words
	 * @param variable the variable
	 * @param words the words, in upper case
	 * @return the word that it holds in lower case, or the contract's default
	 * @throws WrongSetting for anything else
	 */
	public <E extends Enum<E>> E choice(Variable variable, Class<E> words) {
		String text = text(variable);
		for (E word : words.getEnumConstants()) {
			if (text.equals(lower(word))) {
				return word;
			}
		}
		throw new WrongSetting(variable, text,
				Arrays.stream(words.getEnumConstants()).map(Settings::lower).collect(Collectors.joining(" or ")));
	}

	private static String lower(Enum<?> word) {
		return word.name().toLowerCase(Locale.ROOT);
	}

}
