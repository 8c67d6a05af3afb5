package dev.counter.infra.settings;

/**
 * A setting that cannot be deployed. The message is a sentence for the operator; that of
 * an invalid value is written by {@link SettingsSection}.
 */
public final class InvalidSettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidSettingException(String sentence) {
		super(sentence);
	}

}
