package dev.counter.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The synthesized files in one canonical form, so that the same input gives the same
 * bytes and a difference is one that counts.
 */
final class StackFiles {

	private static final ObjectMapper JSON = JsonMapper.builder()
		.enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private StackFiles() {
	}

	/**
	 * Sorts every object by its keys and leaves out what CDKTF notes for its own tools.
	 * @param output the folder that was synthesized to
	 */
	static void tidy(Path output) {
		try (Stream<Path> stacks = Files.list(output.resolve("stacks"))) {
			for (Path stack : stacks.toList()) {
				Path file = stack.resolve("cdk.tf.json");
				ObjectNode content = (ObjectNode) JSON.readTree(file.toFile());
				content.remove("//");
				content.findParents("//").forEach((parent) -> ((ObjectNode) parent).remove(List.of("//")));
				Files.writeString(file, JSON.writeValueAsString(JSON.treeToValue(content, Object.class)) + "\n");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
