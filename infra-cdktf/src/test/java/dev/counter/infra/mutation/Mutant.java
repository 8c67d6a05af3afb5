package dev.counter.infra.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.counter.infra.Terraform;

/**
 * One change to every stack that has the value, as a change of a construct's code would
 * make it.
 *
 * @param path keys from the root of a stack, with {@value #ENVIRONMENT} for an
 * environment's name
 * @param removal whether the value is removed rather than replaced by another
 */
record Mutant(List<String> path, boolean removal) {

	static final String ENVIRONMENT = "ENVIRONMENT";

	private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z0-9_]+)\\.([A-Za-z0-9_-]+)\\.([^{}]+)}");

	private static final List<String> ENVIRONMENTS = List.of("small", "production", "restricted");

	/**
	 * Every mutant of some stacks: each value changed and removed, each object and list
	 * removed.
	 * @param stacks the stacks
	 * @return the mutants, each once
	 */
	static Collection<Mutant> of(Collection<Terraform> stacks) {
		Set<Mutant> mutants = new LinkedHashSet<>();
		stacks.forEach((stack) -> collect(stack.json(), List.of(), mutants));
		return mutants;
	}

	private static void collect(JsonNode node, List<String> path, Set<Mutant> mutants) {
		List<String> keys = JsonEdit.keys(node);
		for (String key : keys) {
			List<String> inner = new ArrayList<>(path);
			inner.add(generic(key));
			collect(JsonEdit.child(node, key), inner, mutants);
		}
		if (keys.isEmpty() && node.isValueNode()) {
			mutants.add(new Mutant(path, false));
		}
		if (path.size() > 1) {
			mutants.add(new Mutant(path, true));
		}
	}

	private static String generic(String key) {
		String generic = key;
		for (String environment : ENVIRONMENTS) {
			generic = generic.replaceFirst("^" + environment + "(?=_)", ENVIRONMENT);
		}
		return generic;
	}

	/**
	 * The stacks with this change.
	 * @param stacks the stacks by name
	 * @return copies by name
	 */
	Map<String, Terraform> applyTo(Map<String, Terraform> stacks) {
		Map<String, Terraform> mutated = new TreeMap<>();
		stacks.forEach((name, stack) -> mutated.put(name, new Terraform(name, applyTo(stack.json()))));
		return mutated;
	}

	private JsonNode applyTo(JsonNode stack) {
		JsonNode mutated = stack;
		for (String environment : ENVIRONMENTS) {
			List<String> named = this.path.stream().map((key) -> key.replace(ENVIRONMENT, environment)).toList();
			JsonNode before = mutated;
			mutated = (named.equals(this.path) && before != stack) ? before : JsonEdit.at(before, named,
					(node) -> this.removal ? Optional.empty() : node.map((value) -> other(value, stack)));
		}
		return mutated;
	}

	private static JsonNode other(JsonNode value, JsonNode stack) {
		if (value.isBoolean()) {
			return BooleanNode.valueOf(!value.asBoolean());
		}
		if (value.isNumber()) {
			return DecimalNode.valueOf(value.decimalValue().add(BigDecimal.ONE));
		}
		return TextNode.valueOf(other(value.asText(), stack));
	}

	/** A reference leads to another resource of its type, where there is one. */
	private static String other(String text, JsonNode stack) {
		if (text.matches("\\d{1,9}")) {
			return Integer.toString(Integer.parseInt(text) + 1);
		}
		Matcher reference = REFERENCE.matcher(text);
		if (reference.matches()) {
			List<String> names = JsonEdit.keys(stack.path("resource").path(reference.group(1)));
			int place = names.indexOf(reference.group(2));
			if (names.size() > 1 && place >= 0) {
				return "${%s.%s.%s}".formatted(reference.group(1), names.get((place + 1) % names.size()),
						reference.group(3));
			}
		}
		return text + "x";
	}

	String location() {
		return String.join("/", this.path);
	}

	@Override
	public String toString() {
		return (this.removal ? "removed " : "changed ") + location();
	}

}
