package dev.counter.infra.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Suggestion for a mistyped name, by Levenshtein distance.
 */
final class NearestName {

	private NearestName() {
	}

	static String among(Collection<String> known, String typed) {
		return known.stream()
			.min(Comparator.comparingInt((String name) -> distance(name, typed)).thenComparing((name) -> name))
			.orElseThrow();
	}

	static boolean isTypo(String typed, String name) {
		return distance(typed, name) <= 2;
	}

	private static int distance(String one, String other) {
		int[] previous = IntStream.rangeClosed(0, other.length()).toArray();
		for (int i = 1; i <= one.length(); i++) {
			int[] current = new int[other.length() + 1];
			current[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int changed = previous[j - 1] + ((one.charAt(i - 1) != other.charAt(j - 1)) ? 1 : 0);
				current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
			}
			previous = current;
		}
		return previous[other.length()];
	}

}
