package dev.counter.testsupport;

import org.junit.jupiter.api.Assumptions;

/**
 * Leaves out what a machine cannot test, aloud.
 */
public final class Skip {

	private Skip() {
	}

	public static void unless(boolean possible, String reason) {
		if (!possible) {
			System.out.println("Skipped: " + reason);
		}
		Assumptions.assumeTrue(possible, reason);
	}

	public static void unlessRoot(String reason) {
		unless("root".equals(System.getProperty("user.name")), reason);
	}

}
