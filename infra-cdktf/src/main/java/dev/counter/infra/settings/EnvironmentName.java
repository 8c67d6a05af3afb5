package dev.counter.infra.settings;

import java.util.List;
import java.util.Set;

/**
 * What an environment may be called, since roles get their rights by names.
 */
final class EnvironmentName {

	/**
	 * The longest name: with it the names of load balancer and target groups still have
	 * 32 characters at most.
	 */
	private static final int LENGTH = 16;

	/** What all environments share is called like this. */
	private static final Set<String> TAKEN = Set.of("artifacts", "boundary", "display", "github", "migrator",
			"pipeline", "plans", "publish", "requests", "reset", "shared", "state");

	private EnvironmentName() {
	}

	static void check(String file, String name) {
		if (name.length() > LENGTH || !name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
			throw wrong(file, name, "1 to " + LENGTH + " lower-case letters, digits and single hyphens, or a load"
					+ " balancer's name gets too long");
		}
		if (TAKEN.contains(name.split("-")[0])) {
			throw wrong(file, name, "another word at its start, since that is what something shared is called");
		}
	}

	/** A role that may change what starts with one name must not reach another. */
	static void refuseBeginnings(List<Settings> all) {
		for (Settings one : all) {
			for (Settings other : all) {
				if (one.environment().startsWith(other.environment() + "-")) {
					throw wrong("environments/" + one.environment() + ".yaml", one.environment(),
							"a name that does not start with another environment's, " + other.environment());
				}
			}
		}
	}

	private static WrongSetting wrong(String file, String name, String right) {
		return new WrongSetting("%s: the environment's name is %s; it must be %s.".formatted(file, name, right));
	}

}
