package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tests of scripts begin with that need no environment: a workplace of their own.
 */
abstract class EmptyWorkplace {

	@TempDir
	private Path folder;

	Workplace workplace;

	@BeforeEach
	void begin() throws IOException {
		this.workplace = new Workplace(this.folder);
	}

}
