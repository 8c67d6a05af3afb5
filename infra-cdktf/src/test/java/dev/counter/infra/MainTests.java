package dev.counter.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writing the stacks anew costs nothing that cannot be had again.
 */
class MainTests {

	@TempDir
	private Path output;

	@Test
	void keepsTheStateOfABootstrapThatWasInterrupted() throws IOException, InterruptedException {
		Path state = this.output.resolve("stacks/bootstrap/terraform.tfstate");
		Files.createDirectories(state.getParent());
		Files.writeString(state, "{}");
		assertThat(Main.synthesize(Synthesized.settings(), this.output, "")).isEqualTo(1);
		assertThat(state).hasContent("{}");
	}

}
