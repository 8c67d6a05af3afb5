package dev.counter.infra.settings;

/**
 * A setting that cannot be deployed; the message is a sentence for the operator.
 */
public final class InvalidSettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidSettingException(String sentence) {
		super(sentence);
	}

}
