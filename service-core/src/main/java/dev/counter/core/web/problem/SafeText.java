package dev.counter.core.web.problem;

/**
 * Sanitised echo of input: truncated, with replacement characters for what is not
 * printable.
 */
public final class SafeText {

	private static final int VALUE = 40;

	private static final int SENTENCE = 200;

	private SafeText() {
	}

	/** A value for a message: at most 40 characters. */
	public static String of(String text) {
		return of(text, VALUE);
	}

	/** A message of the server that quotes a request: at most 200 characters. */
	public static String sentence(String text) {
		return of(text, SENTENCE);
	}

	private static String of(String text, int limit) {
		int[] printable = text.codePoints()
			.limit(limit + 1L)
			.map((point) -> isPrintable(point) ? point : '\uFFFD')
			.toArray();
		return (printable.length <= limit) ? new String(printable, 0, printable.length)
				: new String(printable, 0, limit) + "…";
	}

	/** Whether a character is visible or a space. */
	public static boolean isPrintable(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				false;
			default -> true;
		};
	}

}
