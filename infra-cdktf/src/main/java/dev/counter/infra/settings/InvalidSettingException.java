package dev.counter.infra.settings;

/**
 * A setting that can't be deployed; the message is one sentence for whoever wrote it: the
 * file, the field, its value and what would be right.
 */
public final class InvalidSettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidSettingException(String sentence) {
		super(sentence);
	}

}
