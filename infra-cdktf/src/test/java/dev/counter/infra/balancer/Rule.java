package dev.counter.infra.balancer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Terraform;
import dev.counter.infra.settings.Cidr;

/**
 * A synthesized rule, evaluated as an Application Load Balancer evaluates it.
 *
 * @param priority its place
 * @param patterns path patterns, of which one must match
 * @param sources address ranges, of which one must match; empty for any
 * @param outcome the target group, or the status of a fixed response
 */
record Rule(int priority, List<String> patterns, List<String> sources, String outcome) {

	/** The rules of a stack by priority; the last one is the default action. */
	static List<Rule> of(Terraform stack) {
		List<Rule> rules = new ArrayList<>();
		stack.all("aws_lb_listener_rule").values().forEach((json) -> {
			JsonNode action = json.path("action").get(0);
			rules.add(new Rule(json.path("priority").asInt(), values(json.path("condition"), "path_pattern"),
					values(json.path("condition"), "source_ip"), action.path("target_group_arn")
						.asText(action.path("fixed_response").path("status_code").asText())));
		});
		rules.sort(Comparator.comparingInt(Rule::priority));
		JsonNode listener = stack.all("aws_lb_listener")
			.values()
			.stream()
			.filter((json) -> json.path("default_action").get(0).path("type").asText().equals("forward"))
			.findFirst()
			.orElseThrow();
		rules.add(new Rule(Integer.MAX_VALUE, List.of("*"), List.of(),
				listener.path("default_action").get(0).path("target_group_arn").asText()));
		return rules;
	}

	static String outcome(Terraform stack, String path, String address) {
		return of(stack).stream().filter((rule) -> rule.matches(path, address)).findFirst().orElseThrow().outcome();
	}

	private boolean matches(String path, String address) {
		return this.patterns.stream().anyMatch((pattern) -> matchesPattern(pattern, path)) && (this.sources.isEmpty()
				|| this.sources.stream().anyMatch((range) -> Cidr.of(range).contains(Cidr.of(address + "/32"))));
	}

	/**
	 * Wildcards of a path pattern: a star for any characters, a question mark for one.
	 */
	private static boolean matchesPattern(String pattern, String path) {
		StringBuilder regex = new StringBuilder();
		for (char character : pattern.toCharArray()) {
			regex.append(switch (character) {
				case '*' -> ".*";
				case '?' -> ".";
				default -> Pattern.quote(String.valueOf(character));
			});
		}
		return path.matches(regex.toString());
	}

	private static List<String> values(JsonNode conditions, String kind) {
		List<String> values = new ArrayList<>();
		conditions
			.forEach((condition) -> condition.path(kind).path("values").forEach((value) -> values.add(value.asText())));
		return values;
	}

}
