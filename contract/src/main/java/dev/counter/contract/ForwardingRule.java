package dev.counter.contract;

import java.util.List;

/**
 * Listener rule: requests whose path matches one of the patterns go to the service.
 *
 * @param name unique
 * @param priority unique, lowest first
 * @param service the target
 * @param patterns 1 to 5 patterns
 */
public record ForwardingRule(String name, int priority, Service service, List<PathPattern> patterns) {

	/** Limit of an Application Load Balancer for the condition values of a rule. */
	public static final int MAX_VALUES = 5;

	public ForwardingRule {
		patterns = List.copyOf(patterns);
		if (patterns.isEmpty() || patterns.size() > MAX_VALUES) {
			throw new IllegalArgumentException(
					"A rule holds 1 to " + MAX_VALUES + " patterns, " + name + " has " + patterns.size());
		}
	}

	/** Whether a pattern matches the undecoded path of a request target. */
	public boolean matches(String rawPath) {
		return this.patterns.stream().anyMatch((pattern) -> pattern.matches(rawPath));
	}

}
