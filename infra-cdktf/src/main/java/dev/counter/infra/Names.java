package dev.counter.infra;

import java.util.Map;
import java.util.TreeMap;

import dev.counter.infra.settings.AccountSettings;

/**
 * Naming and tagging convention: every resource of a stack is found by its name prefix,
 * its path or its tags. A name that AWS would reject fails here; none is truncated.
 */
public final class Names {

	/** The start of every name, and the first element of every path. */
	public static final String PROJECT = "counter";

	/** The path that every IAM resource has. */
	public static final String IAM_PATH = "/" + PROJECT + "/";

	/** The namespace of our own metrics in CloudWatch. */
	public static final String METRICS = "Counter";

	private static final String SHARED = "shared";

	private final AccountSettings account;

	private final String environment;

	private Names(AccountSettings account, String environment) {
		this.account = account;
		this.environment = environment;
	}

	/** The names of what the environments of an account share: {@code counter-...}. */
	public static Names shared(AccountSettings account) {
		return new Names(account, SHARED);
	}

	/** The names of an environment: {@code counter-small-...}. */
	public static Names of(AccountSettings account, String environment) {
		return new Names(account, environment);
	}

	/** The names of what the environments of this account share. */
	public Names shared() {
		return shared(this.account);
	}

	public AccountSettings account() {
		return this.account;
	}

	public String environment() {
		return this.environment;
	}

	/**
	 * The prefix of names and the id of an environment's stack: {@code counter-small}.
	 */
	public String prefix() {
		return this.environment.equals(SHARED) ? PROJECT : PROJECT + "-" + this.environment;
	}

	/** For everything that allows 64 characters: {@code counter-small-adder}. */
	public String of(String part) {
		return limited(part, prefix() + "-" + part, 64);
	}

	/** For a load balancer or a target group, which allow 32 characters. */
	public String ofBalancer(String part) {
		return limited(part, prefix() + "-" + part, 32);
	}

	/**
	 * Globally unique by account and region:
	 * {@code counter-small-flows-123456789012-eu-central-1}.
	 */
	public String ofBucket(String part) {
		return limited(part, prefix() + "-" + part + "-" + this.account.id() + "-" + this.account.region(), 63);
	}

	/** For names of letters, digits and underscores, such as a Glue table's. */
	public String ofTable(String part) {
		return of(part).replace('-', '_');
	}

	/** The name of a log group: {@code /counter/small/adder}. */
	public String ofLogGroup(String part) {
		return "/" + PROJECT + "/" + this.environment + "/" + part;
	}

	/**
	 * The ARN of a resource in this account and region.
	 * @param resource what follows the account, for example {@code log-group:NAME}
	 */
	public String arn(String service, String resource) {
		return "arn:aws:" + service + ":" + this.account.region() + ":" + this.account.id() + ":" + resource;
	}

	/** The ARN of a resource of a service without regions, such as IAM. */
	public String globalArn(String service, String resource) {
		return "arn:aws:" + service + "::" + this.account.id() + ":" + resource;
	}

	/** The ARN of a bucket, for policies that must not wait for the bucket. */
	public String bucketArn(String part) {
		return "arn:aws:s3:::" + ofBucket(part);
	}

	/** The resource's own tag; all other tags are those of the stack. */
	public Map<String, String> tags(String part) {
		return Map.of("Name", of(part));
	}

	/** The default tags of every resource of the stack. */
	public Map<String, String> stackTags() {
		return new TreeMap<>(Map.of("Project", PROJECT, "Environment", this.environment, "ManagedBy", "terraform",
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
