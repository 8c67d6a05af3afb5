package dev.counter.infra.settings;

import java.util.List;
import java.util.Set;

import dev.counter.infra.Names;

/** What an environment may be called, since roles get their rights by names. */
final class EnvironmentName {

	/** With the longest part of a load balancer's or a target group's name. */
	private static final String BALANCER = Names.PROJECT + "--entrance";

	private static final int BALANCER_LENGTH = 32;

	/** With the longest part of a bucket's name, which account and region follow. */
	private static final String BUCKET = Names.PROJECT + "--denied-traffic-%s-%s";

	private static final int BUCKET_LENGTH = 63;

	/** What all environments share is called like this. */
	private static final Set<String> TAKEN = Set.of("artifacts", "boundary", "display", "github", "migrator",
			"pipeline", "plans", "publish", "requests", "reset", "shared", "state");

	private EnvironmentName() {
	}

	static void check(String file, String name, AccountSettings account) {
		int longest = longest(account);
		if (name.length() > longest || !name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
			throw wrong(file, name, "1 to " + longest + " lower-case letters, digits and single hyphens, or the name of"
					+ " a load balancer or, in " + account.region() + ", of a bucket gets too long");
		}
		if (TAKEN.contains(name.split("-")[0])) {
			throw wrong(file, name, "another word at its start, since that is what something shared is called");
		}
	}

	static int longest(AccountSettings account) {
		return Math.min(BALANCER_LENGTH - BALANCER.length(),
				BUCKET_LENGTH - BUCKET.formatted(account.id(), account.region()).length());
	}

	/** A role that may change what starts with one name must not reach another. */
	static void rejectPrefixes(List<EnvironmentSettings> all) {
		for (EnvironmentSettings one : all) {
			for (EnvironmentSettings other : all) {
				if (one.environment().startsWith(other.environment() + "-")) {
					throw wrong("environments/" + one.environment() + ".yaml", one.environment(),
							"a name that does not start with another environment's, " + other.environment());
				}
			}
		}
	}

	private static InvalidSettingException wrong(String file, String name, String right) {
		return new InvalidSettingException(
				"%s: the environment's name is %s; it must be %s.".formatted(file, name, right));
	}

}
