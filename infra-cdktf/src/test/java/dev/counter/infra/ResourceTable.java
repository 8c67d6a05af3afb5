package dev.counter.infra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * The resources of a type, or parts of them such as the statements of policies, as a
 * table: a row each, a cell for each argument that matters, environments side by side
 * where they differ.
 *
 * @param type type of the resources, or of parts that are documents of their own
 * @param columns paths of arguments
 */
record ResourceTable(String type, List<String> columns) {

	/** A column for all arguments. */
	private static final String WHOLE = "*";

	private static final List<String> ENVIRONMENTS = List.of("small", "production", "restricted");

	/** An environment's name as a word of its own. */
	private static final String OWN_NAME = "(?<![a-z0-9.])%s(?![a-z0-9])";

	/**
	 * The table's lines.
	 * @return a line a row, in the order of their names
	 */
	List<String> lines() {
		Map<String, Map<String, List<String>>> rows = new TreeMap<>();
		for (Terraform stack : Synthesized.all()) {
			resources(stack).forEach((id, resource) -> {
				String environment = environment(stack, id);
				List<String> cells = this.columns.stream()
					.map((column) -> general(text(at(resource, column)), environment))
					.toList();
				rows.computeIfAbsent(id.replaceFirst("(^|\\.)" + environment + "_", "$1ENVIRONMENT_"),
						(row) -> new LinkedHashMap<>())
					.put(environment, cells);
			});
		}
		return rows.entrySet().stream().map((row) -> line(row.getKey(), row.getValue())).toList();
	}

	private Map<String, JsonNode> resources(Terraform stack) {
		return switch (this.type) {
			case "policies" -> indexed(Policies.of(stack), Policies.Sentence::toString, Policies.Sentence::json);
			case "containers" -> parts(stack, "aws_ecs_task_definition", "container_definitions", "", "name");
			case "widgets" -> parts(stack, "aws_cloudwatch_dashboard", "dashboard_body", "widgets", "properties.title");
			case "user_data" -> lines(stack.all("aws_launch_template"));
			case "output", "provider", "terraform", "variable" ->
				indexed(stack.json().path(this.type).properties(), Map.Entry::getKey, Map.Entry::getValue);
			default -> stack.all(this.type);
		};
	}

	private static Map<String, JsonNode> parts(Terraform stack, String type, String argument, String list,
			String name) {
		Map<String, JsonNode> parts = new TreeMap<>();
		stack.all(type).forEach((id, resource) -> {
			JsonNode document = Terraform.parsed(resource.path(argument));
			(list.isEmpty() ? document : document.path(list))
				.forEach((part) -> parts.put(id + " " + at(part, name).asText(), part));
		});
		return parts;
	}

	private static Map<String, JsonNode> lines(Map<String, JsonNode> templates) {
		Map<String, JsonNode> lines = new TreeMap<>();
		templates.forEach((id, template) -> {
			String[] script = template.path("user_data").asText().split("\\\\n|\n", -1);
			for (int line = 0; line < script.length; line++) {
				lines.put(String.format(Locale.ROOT, "%s %03d", id, line + 1), TextNode.valueOf(script[line]));
			}
		});
		return lines;
	}

	private static <T> Map<String, JsonNode> indexed(Collection<T> all, Function<T, String> key,
			Function<T, JsonNode> value) {
		return all.stream().collect(Collectors.toMap(key, value, (one, other) -> one, TreeMap::new));
	}

	private static String environment(Terraform stack, String id) {
		return ENVIRONMENTS.stream()
			.filter((name) -> stack.name().equals("counter-" + name) || id.matches("([a-z_]+\\.)?" + name + "_.*"))
			.findFirst()
			.orElse("");
	}

	private static String line(String id, Map<String, List<String>> cells) {
		List<String> line = new ArrayList<>();
		boolean everywhere = cells.size() > 1 || cells.containsKey("");
		line.add(everywhere ? id : id + " (" + cells.keySet().iterator().next() + ")");
		int columns = cells.values().iterator().next().size();
		for (int column = 0; column < columns; column++) {
			Map<String, String> values = new LinkedHashMap<>();
			for (Map.Entry<String, List<String>> row : cells.entrySet()) {
				values.put(row.getKey(), row.getValue().get(column));
			}
			line.add((new TreeSet<>(values.values()).size() == 1) ? values.values().iterator().next()
					: values.entrySet()
						.stream()
						.map((value) -> value.getKey() + " " + value.getValue())
						.collect(Collectors.joining(", ")));
		}
		return String.join(" | ", line);
	}

	private static JsonNode at(JsonNode resource, String column) {
		JsonNode node = resource;
		for (String key : column.equals(WHOLE) ? new String[0] : column.split("\\.")) {
			node = ((node.isArray() && node.size() == 1) ? node.get(0) : node).path(key);
		}
		return node;
	}

	private static String text(JsonNode node) {
		if (node.isMissingNode()) {
			return "-";
		}
		if (node.isTextual() && (node.asText().startsWith("{\"") || node.asText().startsWith("["))) {
			return text(Terraform.parsed(node));
		}
		if (node.isObject()) {
			return node.properties()
				.stream()
				.map((entry) -> entry.getKey() + "=" + text(entry.getValue()))
				.collect(Collectors.joining("; ", "{", "}"));
		}
		if (node.isArray()) {
			return StreamSupport.stream(node.spliterator(), false)
				.map(ResourceTable::text)
				.collect(Collectors.joining(", ", "[", "]"));
		}
		return node.isNumber() ? node.decimalValue().stripTrailingZeros().toPlainString()
				: node.asText().replace("\n", "\\n");
	}

	private static String general(String text, String environment) {
		return environment.isEmpty() ? text
				: text.replaceAll(String.format(Locale.ROOT, OWN_NAME, environment), "ENVIRONMENT");
	}

}
