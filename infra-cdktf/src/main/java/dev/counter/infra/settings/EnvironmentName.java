package dev.counter.infra.settings;

import java.util.List;
import java.util.Set;

import dev.counter.infra.Names;

/**
 * Validation of an environment's name, which names of resources and policies contain.
 */
final class EnvironmentName {

	/** The longest name of a load balancer or a target group. */
	private static final String BALANCER = Names.PROJECT + "--entrance";

	private static final int BALANCER_LENGTH = 32;

	/** The longest name of a bucket, with account and region. */
	private static final String BUCKET = Names.PROJECT + "--denied-traffic-%s-%s";

	private static final int BUCKET_LENGTH = 63;

	/** First words of shared resources. */
	private static final Set<String> RESERVED = Set.of("artifacts", "boundary", "display", "github", "migrator",
			"pipeline", "plans", "publish", "requests", "reset", "shared", "state");

	private EnvironmentName() {
	}

	static void check(String file, String name, AccountSettings account) {
		int longest = longest(account);
		if (name.length() > longest || !name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
			throw invalid(file, name,
					"1 to " + longest + " lower-case letters, digits and single hyphens, or the name of"
							+ " a load balancer or, in " + account.region() + ", of a bucket gets too long");
		}
		if (RESERVED.contains(name.split("-")[0])) {
			throw invalid(file, name, "another word at its start, since that is what something shared is called");
		}
	}

	static int longest(AccountSettings account) {
		return Math.min(BALANCER_LENGTH - BALANCER.length(),
				BUCKET_LENGTH - BUCKET.formatted(account.id(), account.region()).length());
	}

	/** A policy for the prefix of one environment must not match another. */
	static void rejectPrefixes(List<EnvironmentSettings> all) {
		for (EnvironmentSettings one : all) {
			for (EnvironmentSettings other : all) {
				if (one.environment().startsWith(other.environment() + "-")) {
					throw invalid("environments/" + one.environment() + ".yaml", one.environment(),
							"a name that does not start with another environment's, " + other.environment());
				}
			}
		}
	}

	private static InvalidSettingException invalid(String file, String name, String expected) {
		return new InvalidSettingException(
				"%s: the environment's name is %s; it must be %s.".formatted(file, name, expected));
	}

}
