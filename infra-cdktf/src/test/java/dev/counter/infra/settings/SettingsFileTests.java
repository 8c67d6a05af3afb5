package dev.counter.infra.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.counter.infra.Synthesized;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Invalid YAML in a settings file is explained in one sentence.
 */
@Tag(Synthesized.WITHOUT_MUTANTS)
class SettingsFileTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@MethodSource("hostile")
	void invalidYamlIsRejected(byte[] content, String sentence) throws IOException {
		Files.write(this.directory.resolve("small.yaml"), content);
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> SettingsFile.read(this.directory, "small.yaml").readAs((section) -> section))
			.withMessage("small.yaml: " + sentence);
	}

	static Stream<Arguments> hostile() {
		String plain = "the file must be plain YAML, without aliases of mappings and lists, and without deep nesting.";
		return Stream.of(arguments(bytes("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"), plain),
				arguments(bytes("a: &a [*a]\n"), plain), arguments(bytes("a: " + "[".repeat(100)), plain),
				arguments("log_days: 7\n".getBytes(StandardCharsets.UTF_16), "the file must be UTF-8 text."),
				arguments(bytes("log_days: \u0007\n"), "character 11 is no YAML: U+0007 is not printable."),
				arguments(bytes("- a\n- b\n"), "the file must be a mapping of fields to values."),
				arguments(bytes(""), "the file must be a mapping of fields to values."),
				arguments(bytes("a: 1\n---\nb: 2\n"), "line 2 is no YAML: but found another document."),
				arguments(bytes("a: !!java.net.URL [x]\n"),
						"line 1 is no YAML: Global tag is not allowed: tag:yaml.org,2002:java.net.URL."));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void byteOrderMarkIsAccepted() throws IOException {
		Files.writeString(this.directory.resolve("small.yaml"), "\ufefflog_days: 7\n");
		assertThat(SettingsFile.read(this.directory, "small.yaml").required("log_days", ValueParser.integer(1, 7)))
			.isEqualTo(7);
	}

	@Test
	void folderIsRejected() throws IOException {
		Files.createDirectories(this.directory.resolve("small.yaml"));
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> SettingsFile.read(this.directory, "small.yaml").readAs((section) -> section))
			.withMessageStartingWith("small.yaml: it cannot be read: ");
	}

}
