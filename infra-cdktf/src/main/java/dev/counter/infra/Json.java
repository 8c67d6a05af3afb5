package dev.counter.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * JSON with sorted keys, so that the same settings give the same bytes.
 */
public final class Json {

	private static final ObjectMapper MAPPER = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private Json() {
	}

	/** One line of JSON; texts may hold references to resources. */
	public static String of(Object value) {
		try {
			return MAPPER.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/** Sorts and indents a synthesized file, and removes CDKTF's own metadata. */
	static void canonicalize(Path file) throws IOException {
		ObjectNode content = (ObjectNode) MAPPER.readTree(file.toFile());
		content.remove("//");
		content.findParents("//").forEach((parent) -> ((ObjectNode) parent).remove(List.of("//")));
		Files.writeString(file,
				MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(MAPPER.treeToValue(content, Object.class))
						+ "\n");
	}

}
