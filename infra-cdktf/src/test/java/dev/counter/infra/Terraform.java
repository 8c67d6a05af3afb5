package dev.counter.infra;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A synthesized stack, asked by type and name.
 *
 * @param name the stack's name
 * @param json its whole content
 */
public record Terraform(String name, JsonNode json) {

	private static final ObjectMapper JSON = new ObjectMapper();

	/**
	 * The resources of a type.
	 * @param type for example {@code aws_subnet}
	 * @return them by logical id, none if there are none
	 */
	public Map<String, JsonNode> all(String type) {
		Map<String, JsonNode> all = new TreeMap<>();
		this.json.path("resource")
			.path(type)
			.properties()
			.forEach((entry) -> all.put(entry.getKey(), entry.getValue()));
		return all;
	}

	/**
	 * One resource.
	 * @param type for example {@code aws_vpc}
	 * @param id its logical id
	 * @return its arguments
	 */
	public JsonNode one(String type, String id) {
		JsonNode resource = this.json.path("resource").path(type).path(id);
		if (resource.isMissingNode()) {
			throw new IllegalArgumentException("No " + type + "." + id + " among " + all(type).keySet());
		}
		return resource;
	}

	/**
	 * Every resource.
	 * @return the arguments by address
	 */
	public Map<String, JsonNode> everything() {
		Map<String, JsonNode> all = new TreeMap<>();
		this.json.path("resource")
			.fieldNames()
			.forEachRemaining((type) -> all(type).forEach((id, resource) -> all.put(type + "." + id, resource)));
		return all;
	}

	/**
	 * The statements of a policy.
	 * @param policy the text of a policy
	 * @return its statements
	 */
	public static List<JsonNode> statements(JsonNode policy) {
		List<JsonNode> statements = new ArrayList<>();
		parsed(policy).path("Statement").forEach(statements::add);
		return statements;
	}

	/**
	 * JSON within a text.
	 * @param text the text
	 * @return what it holds
	 */
	public static JsonNode parsed(JsonNode text) {
		try {
			return JSON.readTree(text.asText());
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
