package dev.counter.infra.files;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.counter.infra.Policies.Sentence;

/**
 * A request that IAM allows, evaluated as S3 evaluates the denials of a bucket policy.
 *
 * @param action the action, for example {@code s3:GetObject}
 * @param resource the ARN of the object or the bucket
 * @param context condition keys that the request has
 */
record S3Request(String action, String resource, Map<String, String> context) {

	boolean isDeniedBy(List<Sentence> policy) {
		return policy.stream().anyMatch((sentence) -> !sentence.allows() && matches(sentence));
	}

	private boolean matches(Sentence sentence) {
		return sentence.values("Action").stream().anyMatch((pattern) -> like(pattern, this.action))
				&& sentence.values("Resource").stream().anyMatch((pattern) -> like(pattern, this.resource))
				&& sentence.json()
					.path("Condition")
					.properties()
					.stream()
					.allMatch((operator) -> operator.getValue()
						.properties()
						.stream()
						.allMatch((key) -> holds(operator.getKey(), this.context.getOrDefault(key.getKey(), ""),
								key.getValue().asText())));
	}

	/** A key that is missing fulfils negated operators only. */
	private static boolean holds(String operator, String actual, String expected) {
		return switch (operator) {
			case "StringEquals", "Bool" -> actual.equals(expected);
			case "StringNotEquals" -> !actual.equals(expected);
			case "NumericGreaterThan" -> !actual.isEmpty() && Long.parseLong(actual) > Long.parseLong(expected);
			case "ArnLike" -> like(expected, actual);
			default -> throw new IllegalArgumentException(operator);
		};
	}

	private static boolean like(String pattern, String text) {
		return text.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
	}

}
