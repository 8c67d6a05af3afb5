package dev.counter.contract;

/**
 * A path condition as an Application Load Balancer evaluates it: case-sensitive, on the
 * path as it was sent (undecoded, without the query). Only the two forms that the rules
 * need exist: {@code /x} and {@code /x/*}.
 *
 * @param value the pattern, 1 to 128 characters
 * @see <a href=
 * "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#path-conditions">
 * Path conditions</a>
 */
public record PathPattern(String value) {

	private static final String WILDCARD = "/*";

	public PathPattern {
		String fixed = value.endsWith(WILDCARD) ? value.substring(0, value.length() - 1) : value;
		if (!fixed.startsWith("/") || value.length() > 128 || fixed.contains("*") || fixed.contains("?")) {
			throw new IllegalArgumentException("A path pattern is /x or /x/*, not: " + value);
		}
	}

	/** Whether it matches the undecoded path of a request target. */
	public boolean matches(String rawPath) {
		return this.value.endsWith(WILDCARD) ? rawPath.startsWith(this.value.substring(0, this.value.length() - 1))
				: rawPath.equals(this.value);
	}

}
