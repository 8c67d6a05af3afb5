package dev.counter.core.readiness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cache that is of no use, or of another program, does not go unnoticed.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClassCacheTests {

	private static final Instant BUILT = Instant.parse("2026-01-02T03:04:05Z");

	@TempDir
	Path folder;

	private Path jar;

	private Path cache;

	@BeforeEach
	void train() throws IOException {
		this.jar = Files.createFile(this.folder.resolve("app.jar"));
		this.cache = Files.createFile(this.folder.resolve("app.aot"));
		Files.setLastModifiedTime(this.jar, FileTime.from(BUILT));
	}

	@Test
	void saysOnWhichCacheAServiceStarted(CapturedOutput output) {
		look("mixed mode, sharing");
		assertThat(output).contains("INFO").contains("Started with the cache " + this.cache);
	}

	@Test
	void warnsOfACacheThatJavaLeftAside(CapturedOutput output) {
		look("mixed mode");
		assertThat(output).contains("WARN").contains("Started slowly: the cache " + this.cache);
	}

	@Test
	void warnsOfACacheThatAnotherJarMade(CapturedOutput output) throws IOException {
		Files.setLastModifiedTime(this.cache, FileTime.from(BUILT.minusSeconds(1)));
		look("mixed mode, sharing");
		assertThat(output).contains("ERROR").contains("The cache %s is older than %s".formatted(this.cache, this.jar));
	}

	@Test
	void trustsACacheOfTheSameTime(CapturedOutput output) throws IOException {
		Files.setLastModifiedTime(this.cache, FileTime.from(BUILT));
		look("mixed mode, sharing");
		assertThat(output).contains("Started with the cache");
	}

	@Test
	void saysNothingWhereNoneWasGiven(CapturedOutput output) {
		new ClassCache(List.of("-Xmx256m"), "mixed mode", this.jar).run(new DefaultApplicationArguments());
		ClassCache.ofThisProcess().run(new DefaultApplicationArguments());
		assertThat(output).doesNotContain("cache");
	}

	private void look(String machine) {
		new ClassCache(List.of("-Xmx256m", "-XX:AOTCache=" + this.cache), machine, this.jar)
			.run(new DefaultApplicationArguments());
	}

}
