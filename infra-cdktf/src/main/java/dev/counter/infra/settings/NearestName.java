package dev.counter.infra.settings;

import java.util.Collection;
import java.util.Comparator;

/** What somebody probably meant who mistyped a name. */
final class NearestName {

	private NearestName() {
	}

	static String among(Collection<String> known, String typed) {
		return known.stream()
			.min(Comparator.comparingInt((String name) -> distance(name, typed)).thenComparing((name) -> name))
			.orElseThrow();
	}

	/** Whether one name is another one with a slip of the fingers. */
	static boolean isTypo(String typed, String name) {
		return distance(typed, name) <= 2;
	}

	/** How many letters have to be added, dropped or changed. */
	private static int distance(String one, String other) {
		int[] previous = new int[other.length() + 1];
		for (int j = 0; j <= other.length(); j++) {
			previous[j] = j;
		}
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
