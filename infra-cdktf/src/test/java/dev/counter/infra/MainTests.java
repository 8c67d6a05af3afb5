package dev.counter.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replacing the output: nothing is lost.
 */
@Tag(Synthesized.WITHOUT_MUTANTS)
class MainTests {

	@TempDir
	private Path output;

	@ParameterizedTest
	@ValueSource(strings = { "terraform.tfstate", "errored.tfstate" })
	void stateOfAnInterruptedBootstrapIsKept(String name) throws IOException, InterruptedException {
		Path state = this.output.resolve("stacks/bootstrap/" + name);
		Files.createDirectories(state.getParent());
		Files.writeString(state, "{}");
		assertThat(Main.synthesize(Synthesized.JAVA, Synthesized.settings(), this.output, "")).isEqualTo(1);
		assertThat(state).hasContent("{}");
	}

	@Test
	void failedSynthesisKeepsTheLastOutput() throws IOException, InterruptedException {
		Path stack = this.output.resolve("cdktf.out/stacks/counter-small/cdk.tf.json");
		Files.createDirectories(stack.getParent());
		Files.writeString(stack, "{}");
		assertThat(Main.synthesize(Path.of("/bin/false"), Synthesized.settings(), this.output.resolve("cdktf.out"), ""))
			.isEqualTo(1);
		assertThat(stack).hasContent("{}");
	}

}
