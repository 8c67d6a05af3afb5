package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Path;

import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Base of tests of scripts that plan, apply and operate an environment.
 */
abstract class EnvironmentTest {

	@TempDir
	private Path folder;

	Environment small;

	ScriptCheckout checkout;

	@BeforeEach
	void begin() throws IOException {
		this.small = new Environment(this.folder);
		this.checkout = this.small.checkout;
	}

	/** Sees a script end with its own line at last, which says why. */
	Tool.Outcome refuses(String reason, String script, String... arguments) {
		Tool.Outcome outcome = this.checkout.run(script, arguments);
		assertThat(outcome.exit()).as(outcome.output()).isEqualTo(1);
		assertThat(outcome.output().strip().lines().reduce((before, last) -> last))
			.hasValueSatisfying((last) -> assertThat(last).startsWith(script + ": ").contains(reason));
		return outcome;
	}

	/** Sees it do so at once, in one line. */
	void refusesAtOnce(String reason, String script, String... arguments) {
		assertThat(refuses(reason, script, arguments).output().lines()).hasSize(1);
	}

	/** What a file of the checkout holds. */
	String read(String name) {
		return Tool.required("cat").run(this.checkout.file(name)).succeeded();
	}

}
