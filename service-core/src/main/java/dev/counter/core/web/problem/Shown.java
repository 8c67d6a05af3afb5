package dev.counter.core.web.problem;

/**
 * Shows what a client sent in what is answered: short, and without what cannot be seen.
 */
public final class Shown {

	private static final int VALUE = 40;

	private static final int SENTENCE = 200;

	private Shown() {
	}

	/**
	 * A text that can be quoted.
	 * @param text what came
	 * @return at most 40 characters of it, each visible
	 */
	public static String of(String text) {
		return of(text, VALUE);
	}

	/**
	 * What the server says about a request, which quotes it.
	 * @param text some words
	 * @return at most 200 characters of it, each visible
	 */
	public static String sentence(String text) {
		return of(text, SENTENCE);
	}

	private static String of(String text, int most) {
		String visible = text.codePoints()
			.limit(most + 1L)
			.map((point) -> isVisible(point) ? point : '\uFFFD')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		return (visible.codePointCount(0, visible.length()) <= most) ? visible
				: visible.substring(0, visible.offsetByCodePoints(0, most)) + "…";
	}

	private static boolean isVisible(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				false;
			default -> true;
		};
	}

}
