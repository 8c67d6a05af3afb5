package dev.counter.display;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.counter.contract.DatabaseRole;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two builds of one commit: what the one rendered is fresh for the other only while their
 * content is the same.
 */
class EditedTemplateTests extends DisplayTest {

	private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

	private static final Pattern PORT = Pattern.compile("Tomcat started on port ([0-9]+)");

	@TempDir
	private Path copy;

	@Test
	void answersAnewAfterATemplateWasEditedUnderTheSameCommit() throws IOException {
		String tag = this.client.getPage("/").headers().firstValue("ETag").orElseThrow();
		FileSystemUtils.copyRecursively(CLASSES, this.copy);
		assertThat(answer(tag).statusCode()).as("another process of the same build").isEqualTo(304);
		Path template = this.copy.resolve("templates/home.html");
		Files.writeString(template, Files.readString(template).replace("See the entries", "Look at the entries"));
		HttpResponse<String> edited = answer(tag);
		assertThat(edited.statusCode()).isEqualTo(200);
		assertThat(edited.body()).contains("Look at the entries");
	}

	/** What a process with the copied classes answers to somebody who has that tag. */
	private HttpResponse<String> answer(String tag) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(), DisplayApplication.class.getName())
			.redirectErrorStream(true);
		builder.environment().putAll(database.environment(DatabaseRole.DISPLAY));
		builder.environment().put("SERVER_PORT", "0");
		builder.environment().put("MANAGEMENT_SERVER_PORT", "0");
		Process process = builder.start();
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			int port = output.lines()
				.map(PORT::matcher)
				.filter(Matcher::find)
				.map((line) -> Integer.valueOf(line.group(1)))
				.findFirst()
				.orElseThrow();
			return TestClient.of(port).get("/", "Accept", "text/html", "If-None-Match", tag);
		}
		finally {
			process.toHandle().destroy();
			process.onExit().join();
		}
	}

	private String classPath() {
		String own = System.getProperty("java.class.path");
		assertThat(own.split(File.pathSeparator)).contains(CLASSES.toString());
		return own.replace(CLASSES.toString(), this.copy.toString());
	}

}
