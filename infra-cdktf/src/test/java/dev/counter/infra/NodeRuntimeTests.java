package dev.counter.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Selection of a Node that can run jsii.
 */
@Tag(Synthesized.WITHOUT_MUTANTS)
class NodeRuntimeTests {

	private static final String NAMED = "JSII_NODE";

	@TempDir
	private static Path cache;

	@TempDir
	private Path folder;

	@Test
	void workingNodeIsKept() throws IOException {
		assertThat(chosen(Map.of("PATH", node("echo v22.11.0")))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "sleep 600; echo v22.11.0", "echo 'No version is set for command node' >&2; exit 126",
			"echo v10.24.1", "echo v22", "exit" })
	void brokenNodeIsReplacedByTheBundledOne(String shim) throws IOException {
		assertThat(chosen(Map.of("PATH", node(shim)))).startsWith(cache.toString());
		assertThat(chosen(Map.of(NAMED, this.folder.resolve("node").toString()))).startsWith(cache.toString());
	}

	@Test
	void bundledNodeIsUsedWithoutAnother() throws IOException {
		assertThat(chosen(Map.of())).startsWith(cache.toString());
	}

	private String node(String script) throws IOException {
		Path node = Files.writeString(this.folder.resolve("node"), "#!/bin/sh\n" + script + "\n");
		assertThat(node.toFile().setExecutable(true)).isTrue();
		return this.folder.toString();
	}

	private static String chosen(Map<String, String> given) throws IOException {
		Map<String, String> environment = new HashMap<>(given);
		NodeRuntime.configure(environment, cache);
		return environment.getOrDefault(NAMED, "");
	}

}
