package dev.counter.infra;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The settings that are deployed synthesize, whatever their values: other tests read
 * fixtures.
 */
@Tag(Synthesized.WITHOUT_MUTANTS)
class ShippedSettingsTests {

	@Test
	void shippedSettingsAreValid(@TempDir Path output) throws IOException, InterruptedException {
		assertThat(Main.synthesize(Synthesized.JAVA, Synthesized.MODULE, output.resolve("cdktf.out"), "")).isZero();
		assertThat(output.resolve("cdktf.out/stacks/bootstrap/cdk.tf.json")).exists();
	}

}
