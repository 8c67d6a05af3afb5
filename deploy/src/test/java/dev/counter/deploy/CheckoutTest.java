package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Base of tests of scripts that need no environment.
 */
abstract class CheckoutTest {

	@TempDir
	private Path folder;

	ScriptCheckout checkout;

	@BeforeEach
	void begin() throws IOException {
		this.checkout = new ScriptCheckout(this.folder);
	}

}
