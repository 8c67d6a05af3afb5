package dev.counter.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Statements of all policies of a stack.
 */
public final class Policies {

	private static final List<String> ARGUMENTS = List.of("policy", "assume_role_policy", "access_policy");

	private Policies() {
	}

	/**
	 * One statement, and where it stands.
	 *
	 * @param address the resource that holds it
	 * @param json its content
	 */
	public record Sentence(String address, JsonNode json) {

		/**
		 * Its name.
		 * @return the statement's id
		 */
		public String name() {
			return this.json.path("Sid").asText();
		}

		/**
		 * Whether it permits.
		 * @return false for a prohibition
		 */
		public boolean allows() {
			return this.json.path("Effect").asText().equals("Allow");
		}

		/**
		 * The values of an element.
		 * @param element for example {@code Action}
		 * @return one value or several
		 */
		public List<String> values(String element) {
			return texts(this.json.path(element));
		}

		/**
		 * The values of a condition.
		 * @param operator for example {@code StringEquals}
		 * @param key for example {@code aws:SourceAccount}
		 * @return one value or several, none if there is no such condition
		 */
		public List<String> condition(String operator, String key) {
			return texts(this.json.path("Condition").path(operator).path(key));
		}

		@Override
		public String toString() {
			return this.address + " " + name();
		}

	}

	/**
	 * Every statement of a stack.
	 * @param stack the stack
	 * @return the statements in the order of their addresses
	 */
	public static List<Sentence> of(Terraform stack) {
		List<Sentence> sentences = new ArrayList<>();
		stack.everything().forEach((address, resource) -> ARGUMENTS.forEach((argument) -> {
			String text = resource.path(argument).asText();
			if (text.contains("\"Statement\"")) {
				Terraform.statements(resource.path(argument))
					.forEach((json) -> sentences.add(new Sentence(address, json)));
			}
		}));
		return sentences;
	}

	/**
	 * The statements of one resource.
	 * @param stack its stack
	 * @param address the resource, for example
	 * {@code aws_iam_role_policy.adder_role_rights}
	 * @return its statements
	 */
	public static List<Sentence> of(Terraform stack, String address) {
		return of(stack).stream().filter((sentence) -> sentence.address().equals(address)).toList();
	}

	/**
	 * What a role of the pipelines may and may not do.
	 * @param role the logical id of its construct, for example {@code small_plan}
	 * @return its statements by name
	 */
	public static Map<String, Sentence> ofPipeline(String role) {
		Map<String, Sentence> sentences = new TreeMap<>();
		of(Synthesized.stack("bootstrap")).stream()
			.filter((sentence) -> sentence.address().startsWith("aws_iam_policy." + role + "_"))
			.forEach((sentence) -> sentences.put(sentence.name(), sentence));
		return sentences;
	}

	private static List<String> texts(JsonNode values) {
		if (values.isArray()) {
			return Stream.iterate(0, (i) -> i < values.size(), (i) -> i + 1)
				.map((i) -> values.get(i).asText())
				.toList();
		}
		return values.isTextual() ? List.of(values.asText()) : List.of();
	}

}
