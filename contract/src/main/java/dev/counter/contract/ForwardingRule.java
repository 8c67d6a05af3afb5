package dev.counter.contract;

import java.util.List;

/**
 * A rule of a front door: a request whose path matches one of the patterns goes to the
 * service.
 *
 * @param name a short name, unique among the rules
 * @param priority the place among the rules, lowest first; unique
 * @param service where matching requests go
 * @param patterns 1 to 5 patterns, as many values as a load balancer's rule holds
 */
public record ForwardingRule(String name, int priority, Service service, List<PathPattern> patterns) {

	/** How many condition values one rule of an Application Load Balancer holds. */
	public static final int MAX_VALUES = 5;

	public ForwardingRule {
		patterns = List.copyOf(patterns);
		if (patterns.isEmpty() || patterns.size() > MAX_VALUES) {
			throw new IllegalArgumentException(
					"A rule holds 1 to " + MAX_VALUES + " patterns, " + name + " has " + patterns.size());
		}
	}

	/**
	 * Whether this rule takes the request.
	 * @param rawPath the path of the request target, undecoded
	 * @return whether a pattern matches
	 */
	public boolean matches(String rawPath) {
		return this.patterns.stream().anyMatch((pattern) -> pattern.matches(rawPath));
	}

}
