package dev.counter.infra;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Referential integrity: an expression leads to something that the stack has, and an id
 * or an ARN that another resource has is that reference and nothing beside it.
 */
class ReferenceTests {

	private static final Pattern REFERENCE = Pattern
		.compile("(?<![$\\w.])(?:(data)\\.)?((?:aws|terraform)_[a-z0-9_]+)\\.([A-Za-z0-9_-]+)[.\\[]");

	private static final Pattern VARIABLE = Pattern.compile("(?<![\\w.])var\\.([a-z_0-9]+)");

	private static final Pattern IDENTIFIER = Pattern.compile(
			".*((?<!resource)_ids?|_arns?|[a-z]Arn|security_groups|subnets|alarm_actions|ok_actions|role|alb_suffix)");

	static Iterable<Terraform> stacks() {
		return Synthesized.all();
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void everyReferenceResolvesToAResourceOrAVariable(Terraform stack) {
		String text = stack.json().toString();
		Set<String> missing = new TreeSet<>();
		Matcher reference = REFERENCE.matcher(text);
		while (reference.find()) {
			JsonNode kind = stack.json().path((reference.group(1) != null) ? "data" : "resource");
			if (!kind.path(reference.group(2)).has(reference.group(3))) {
				missing.add(reference.group());
			}
		}
		Matcher variable = VARIABLE.matcher(text);
		while (variable.find()) {
			if (!stack.json().path("variable").has(variable.group(1))) {
				missing.add(variable.group());
			}
		}
		assertThat(missing).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void everyIdentifierIsOneWholeReferenceOrAnArn(Terraform stack) {
		Set<String> broken = new TreeSet<>();
		stack.everything().forEach((address, resource) -> collect(address, "", resource, broken));
		assertThat(broken).isEmpty();
	}

	private static void collect(String path, String key, JsonNode node, Set<String> broken) {
		if (node.isTextual() && IDENTIFIER.matcher(key).matches() && node.asText().contains("${")
				&& !node.asText().startsWith("arn:") && !node.asText().matches("\\$\\{[^{}]*}")) {
			broken.add(path + " " + node.asText());
		}
		node.properties()
			.forEach((entry) -> collect(path + "." + entry.getKey(), entry.getKey(), entry.getValue(), broken));
		if (node.isArray()) {
			node.forEach((element) -> collect(path, key, element, broken));
		}
	}

}
