package dev.counter.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reproducible synthesis: the same settings give the same bytes on every JDK and in every
 * folder.
 */
@Tag(Synthesized.WITHOUT_MUTANTS)
class SameBytesTests {

	/** Variables with other JDKs on GitHub's runners. */
	private static final List<String> OTHER_JDKS = List.of("JAVA_HOME_17_X64", "JAVA_HOME_21_X64", "JAVA_HOME_25_X64",
			"JAVA_HOME_17_ARM64", "JAVA_HOME_21_ARM64", "JAVA_HOME_25_ARM64");

	@TempDir
	private Path directory;

	@Test
	void bytesAreTheSameInEveryFolderOnEveryJdk() throws IOException, InterruptedException {
		Map<String, String> expected = new TreeMap<>();
		Synthesized.all().forEach((stack) -> expected.put(stack.name(), ""));
		expected.replaceAll((stack, nothing) -> read(Synthesized.OUTPUT, stack));
		int run = 0;
		for (Path java : javas()) {
			Path output = this.directory.resolve("a folder " + run++);
			assertThat(Main.synthesize(java, Synthesized.settings(), output, "")).isZero();
			Map<String, String> again = new TreeMap<>(expected);
			again.replaceAll((stack, nothing) -> read(output, stack));
			assertThat(again).as(java.toString()).isEqualTo(expected);
			assertThat(String.join("", again.values())).doesNotContain(this.directory.toString(), "cdktf.out");
		}
	}

	@Test
	void bytesAreTheSameInALocaleWithOtherDigits() throws IOException, InterruptedException {
		ProcessBuilder synthesis = new ProcessBuilder(javas().get(0).toString(), "-cp",
				System.getProperty("java.class.path"), Main.class.getName(), Synthesized.settings().toString(),
				this.directory.toString())
			.inheritIO();
		synthesis.environment().put("JAVA_TOOL_OPTIONS", "-Duser.language=fa -Duser.region=IR");
		assertThat(synthesis.start().waitFor()).isZero();
		Synthesized.all()
			.forEach((stack) -> assertThat(read(this.directory, stack.name()))
				.isEqualTo(read(Synthesized.OUTPUT, stack.name())));
	}

	private static List<Path> javas() {
		List<Path> javas = new ArrayList<>(List.of(Synthesized.JAVA));
		OTHER_JDKS.stream()
			.map(System.getenv()::get)
			.flatMap(Stream::ofNullable)
			.map((home) -> Path.of(home, "bin", "java"))
			.filter(Files::isExecutable)
			.filter((java) -> !java.startsWith(System.getProperty("java.home")))
			.forEach(javas::add);
		return javas;
	}

	private static String read(Path output, String stack) {
		try {
			return Files.readString(output.resolve("stacks").resolve(stack).resolve("cdk.tf.json"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
