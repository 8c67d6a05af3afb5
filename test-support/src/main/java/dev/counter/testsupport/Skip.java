package dev.counter.testsupport;

import org.junit.jupiter.api.Assumptions;

/**
 * Skips a test that this machine cannot run, with a message.
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
