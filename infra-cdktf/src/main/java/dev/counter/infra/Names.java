package dev.counter.infra;

import java.util.Map;
import java.util.TreeMap;

import dev.counter.infra.settings.AccountSettings;

/**
 * The one place that names and tags: everything of a stack is found by its name's start,
 * by its path or by its tags. A name that AWS would refuse fails here; none is cut off.
 */
public final class Names {

	/** The start of every name, and the first element of every path. */
	public static final String PROJECT = "counter";

	/** The path that everything of IAM lives under. */
	public static final String IAM_PATH = "/" + PROJECT + "/";

	/** The namespace of our own metrics in CloudWatch. */
	public static final String METRICS = "Counter";

	private final AccountSettings account;

	private final String owner;

	private final String prefix;

	private Names(AccountSettings account, String owner, String prefix) {
		this.account = account;
		this.owner = owner;
		this.prefix = prefix;
	}

	/**
	 * The names of what the environments of an account share.
	 * @param account the account
	 * @return its names, {@code counter-...}
	 */
	public static Names shared(AccountSettings account) {
		return new Names(account, "shared", PROJECT);
	}

	/**
	 * The names of an environment.
	 * @param account the account that it is in
	 * @param environment its name
	 * @return its names, {@code counter-small-...}
	 */
	public static Names of(AccountSettings account, String environment) {
		return new Names(account, environment, PROJECT + "-" + environment);
	}

	/**
	 * What a name starts with.
	 * @return for example {@code counter-small}
	 */
	public String prefix() {
		return this.prefix;
	}

	/**
	 * A name for anything that takes 64 characters: roles, groups, alarms, clusters.
	 * @param part what it is, in lower case with hyphens
	 * @return for example {@code counter-small-adder}
	 */
	public String of(String part) {
		return limited(part, this.prefix + "-" + part, 64);
	}

	/**
	 * A name for a load balancer or a target group, which take 32 characters.
	 * @param part what it is
	 * @return for example {@code counter-small-display}
	 */
	public String ofBalancer(String part) {
		return limited(part, this.prefix + "-" + part, 32);
	}

	/**
	 * A bucket's name, unique in the world by account and region.
	 * @param part what it holds
	 * @return for example {@code counter-small-flows-123456789012-eu-central-1}
	 */
	public String ofBucket(String part) {
		return limited(part, this.prefix + "-" + part + "-" + this.account.id() + "-" + this.account.region(), 63);
	}

	/**
	 * A name for what allows letters, digits and underscores only, such as a Glue table.
	 * @param part what it is
	 * @return for example {@code counter_small_flows}
	 */
	public String ofTable(String part) {
		return of(part).replace('-', '_');
	}

	/**
	 * A log group's name.
	 * @param part whose log it is
	 * @return for example {@code /counter/small/adder}
	 */
	public String ofLogGroup(String part) {
		return "/" + PROJECT + "/" + this.owner + "/" + part;
	}

	/**
	 * What tells one resource from another in the console; all other tags are the
	 * stack's.
	 * @param part what it is
	 * @return the tags to set on the resource itself
	 */
	public Map<String, String> tags(String part) {
		return Map.of("Name", of(part));
	}

	/**
	 * The tags that everything of a stack carries.
	 * @return the tags by name
	 */
	public Map<String, String> stackTags() {
		return new TreeMap<>(Map.of("Project", PROJECT, "Environment", this.owner, "ManagedBy", "terraform",
				"Repository", this.account.repository()));
	}

	private static String limited(String part, String name, int limit) {
		if (!part.matches("[a-z0-9]+(-[a-z0-9]+)*") || name.length() > limit) {
			throw new IllegalArgumentException("A name here has lower-case letters, digits, single hyphens and " + limit
					+ " characters at most, not: " + name);
		}
		return name;
	}

}
