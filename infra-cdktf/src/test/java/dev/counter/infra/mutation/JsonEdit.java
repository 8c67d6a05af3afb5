package dev.counter.infra.mutation;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Copy-on-write edit of one node of a JSON tree; documents that are embedded as text, and
 * the lines of longer texts, are nodes too.
 */
final class JsonEdit {

	private static final ObjectMapper JSON = new ObjectMapper();

	/** Line separator of user data, quoted by Terraform. */
	private static final String QUOTED_NEWLINE = "\\n";

	private JsonEdit() {
	}

	/**
	 * The keys of a node's children.
	 * @param node any node
	 * @return member names, indices, or line numbers; none for a leaf
	 */
	static List<String> keys(JsonNode node) {
		List<String> keys = new ArrayList<>();
		JsonNode tree = embedded(node).orElse(node);
		tree.fieldNames().forEachRemaining(keys::add);
		int size = tree.isArray() ? tree.size() : lines(tree).size();
		for (int index = 0; index < size; index++) {
			keys.add(Integer.toString(index));
		}
		return keys;
	}

	static JsonNode child(JsonNode node, String key) {
		JsonNode tree = embedded(node).orElse(node);
		if (tree.isTextual()) {
			return TextNode.valueOf(lines(tree).get(Integer.parseInt(key)));
		}
		return tree.isArray() ? tree.path(Integer.parseInt(key)) : tree.path(key);
	}

	/**
	 * Edits the node at a path.
	 * @param node the root
	 * @param path keys from the root
	 * @param edit what to put in its place, empty to remove it
	 * @return a copy, or the root itself where the path leads nowhere
	 */
	static JsonNode at(JsonNode node, List<String> path, UnaryOperator<Optional<JsonNode>> edit) {
		if (path.isEmpty()) {
			return edit.apply(Optional.of(node)).orElseThrow();
		}
		String key = path.get(0);
		if (!keys(node).contains(key)) {
			return node;
		}
		Optional<JsonNode> edited = (path.size() == 1) ? edit.apply(Optional.of(child(node, key)))
				: Optional.of(at(child(node, key), path.subList(1, path.size()), edit));
		return embedded(node).<JsonNode>map((tree) -> TextNode.valueOf(replace(tree, key, edited).toString()))
			.orElseGet(() -> replace(node, key, edited));
	}

	private static JsonNode replace(JsonNode parent, String key, Optional<JsonNode> child) {
		if (parent instanceof ObjectNode object) {
			ObjectNode copy = JSON.createObjectNode().setAll(object);
			child.ifPresentOrElse((node) -> copy.set(key, node), () -> copy.remove(key));
			return copy;
		}
		int index = Integer.parseInt(key);
		if (parent instanceof ArrayNode array) {
			ArrayNode copy = JSON.createArrayNode().addAll(array);
			child.ifPresentOrElse((node) -> copy.set(index, node), () -> copy.remove(index));
			return copy;
		}
		List<String> lines = new ArrayList<>(lines(parent));
		child.ifPresentOrElse((line) -> lines.set(index, line.asText()), () -> lines.remove(index));
		return TextNode.valueOf(String.join(newline(parent), lines));
	}

	private static List<String> lines(JsonNode node) {
		List<String> lines = node.isTextual() ? List.of(node.asText().split(quoted(newline(node)), -1)) : List.of();
		return (lines.size() > 1) ? lines : List.of();
	}

	private static String quoted(String newline) {
		return newline.equals(QUOTED_NEWLINE) ? "\\\\n" : newline;
	}

	private static String newline(JsonNode text) {
		return text.asText().contains(QUOTED_NEWLINE) ? QUOTED_NEWLINE : "\n";
	}

	private static Optional<JsonNode> embedded(JsonNode node) {
		if (!node.isTextual() || !(node.asText().startsWith("{\"") || node.asText().startsWith("["))) {
			return Optional.empty();
		}
		try {
			return Optional.of(JSON.readTree(node.asText()));
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
