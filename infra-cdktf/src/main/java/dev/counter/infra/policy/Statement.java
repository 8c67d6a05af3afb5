package dev.counter.infra.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Immutable IAM policy statement: effect, actions, resources, principal, conditions.
 */
public final class Statement {

	private final Map<String, Object> content;

	private Statement(Map<String, Object> content) {
		this.content = content;
	}

	/**
	 * An Allow statement.
	 * @param sid letters and digits, unique within the policy
	 */
	public static Statement allow(String sid, String... actions) {
		return withEffect("Allow", sid, actions);
	}

	/**
	 * A Deny statement.
	 * @param sid letters and digits, unique within the policy
	 */
	public static Statement deny(String sid, String... actions) {
		return withEffect("Deny", sid, actions);
	}

	/** A statement in the form of IAM's own documents. */
	public static Statement of(Map<String, Object> document) {
		return new Statement(document);
	}

	public Statement on(String... resourceArns) {
		return on(List.of(resourceArns));
	}

	public Statement on(List<String> resourceArns) {
		return with("Resource", oneOrMore(resourceArns));
	}

	/** The principal is a service, for example {@code ec2.amazonaws.com}. */
	public Statement byService(String service) {
		return with("Principal", Map.of("Service", service));
	}

	/** The principal is an account or a role. */
	public Statement byArn(String arn) {
		return with("Principal", Map.of("AWS", arn));
	}

	/** The principal is an identity that an OIDC provider has authenticated. */
	public Statement byIdentityProvider(String providerArn) {
		return with("Principal", Map.of("Federated", providerArn));
	}

	/** Every principal; conditions restrict it. */
	public Statement byAnyone() {
		return with("Principal", "*");
	}

	/** Adds a condition: one of the values matches. All conditions must hold. */
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
		Map<String, Object> extended = new LinkedHashMap<>(this.content);
		extended.put(key, value);
		return new Statement(extended);
	}

	/** AWS returns a list of one as the value itself; the same form avoids drift. */
	private static Object oneOrMore(List<String> values) {
		return (values.size() == 1) ? values.get(0) : values;
	}

	private static Statement withEffect(String effect, String sid, String... actions) {
		if (!sid.matches("[A-Za-z0-9]+") || actions.length == 0) {
			throw new IllegalArgumentException("A statement has an id of letters and digits, and actions: " + sid);
		}
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("Sid", sid);
		content.put("Effect", effect);
		content.put("Action", oneOrMore(List.of(actions)));
		return new Statement(content);
	}

}
