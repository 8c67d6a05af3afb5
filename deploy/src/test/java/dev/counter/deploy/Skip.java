package dev.counter.deploy;

import org.junit.jupiter.api.Assumptions;

/**
 * Leaves out what a machine cannot test, aloud.
 */
final class Skip {

	private Skip() {
	}

	static void unless(boolean possible, String reason) {
		if (!possible) {
			System.out.println("Skipped: " + reason);
		}
		Assumptions.assumeTrue(possible, reason);
	}

	static void unlessRoot(String reason) {
		unless("root".equals(System.getProperty("user.name")), reason);
	}

}
