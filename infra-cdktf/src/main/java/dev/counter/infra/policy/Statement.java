package dev.counter.infra.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One sentence of a policy: who may, or may not, do what with what and when.
 */
public final class Statement {

	private final Map<String, Object> content;

	private Statement(Map<String, Object> content) {
		this.content = content;
	}

	/**
	 * Begins a permission.
	 * @param name letters and digits, unique within its policy
	 * @param actions what is permitted, for example {@code s3:GetObject}
	 * @return a statement about nothing yet
	 */
	public static Statement allow(String name, String... actions) {
		return begin("Allow", name, actions);
	}

	/**
	 * Begins a prohibition, which no permission outweighs.
	 * @param name letters and digits, unique within its policy
	 * @param actions what is prohibited
	 * @return a statement about nothing yet
	 */
	public static Statement deny(String name, String... actions) {
		return begin("Deny", name, actions);
	}

	/**
	 * Says what it is about.
	 * @param resources ARNs, with wildcards where they must be
	 * @return the longer statement
	 */
	public Statement on(String... resources) {
		return on(List.of(resources));
	}

	/**
	 * Says what it is about.
	 * @param resources ARNs, with wildcards where they must be
	 * @return the longer statement
	 */
	public Statement on(List<String> resources) {
		return with("Resource", oneOrMore(resources));
	}

	/**
	 * Says for whom a resource's policy speaks: a service of AWS.
	 * @param service for example {@code ec2.amazonaws.com}
	 * @return the longer statement
	 */
	public Statement byService(String service) {
		return with("Principal", Map.of("Service", service));
	}

	/**
	 * Says for whom a resource's policy speaks: accounts or roles.
	 * @param arns their ARNs
	 * @return the longer statement
	 */
	public Statement byArn(String... arns) {
		return with("Principal", Map.of("AWS", oneOrMore(List.of(arns))));
	}

	/**
	 * Says for whom a role's trust speaks: those whom an identity provider vouches for.
	 * @param provider its ARN
	 * @return the longer statement
	 */
	public Statement byIdentityProvider(String provider) {
		return with("Principal", Map.of("Federated", provider));
	}

	/**
	 * Says that a resource's policy speaks of everyone whom its conditions let through.
	 * @return the longer statement
	 */
	public Statement byAnyone() {
		return with("Principal", "*");
	}

	/**
	 * Adds a condition; all of them must hold.
	 * @param operator for example {@code StringEquals}
	 * @param key for example {@code aws:SourceAccount}
	 * @param values of which one must match
	 * @return the longer statement
	 */
	@SuppressWarnings("unchecked")
	public Statement when(String operator, String key, String... values) {
		Map<String, Object> conditions = new LinkedHashMap<>(
				(Map<String, Object>) this.content.getOrDefault("Condition", Map.of()));
		Map<String, Object> keys = new LinkedHashMap<>(
				(Map<String, Object>) conditions.getOrDefault(operator, Map.of()));
		keys.put(key, oneOrMore(List.of(values)));
		conditions.put(operator, keys);
		return with("Condition", conditions);
	}

	Map<String, Object> content() {
		return this.content;
	}

	private Statement with(String key, Object value) {
		Map<String, Object> longer = new LinkedHashMap<>(this.content);
		longer.put(key, value);
		return new Statement(longer);
	}

	/** As AWS writes it: a single value stands for itself. */
	private static Object oneOrMore(List<String> values) {
		return (values.size() == 1) ? values.get(0) : values;
	}

	private static Statement begin(String effect, String name, String... actions) {
		if (!name.matches("[A-Za-z0-9]+") || actions.length == 0) {
			throw new IllegalArgumentException("A statement has a name of letters and digits, and actions: " + name);
		}
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("Sid", name);
		content.put("Effect", effect);
		content.put("Action", oneOrMore(List.of(actions)));
		return new Statement(content);
	}

}
