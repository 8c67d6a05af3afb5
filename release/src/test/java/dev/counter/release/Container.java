package dev.counter.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.counter.testsupport.Tool;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A container on the network of this machine.
 */
final class Container implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final HttpClient client = HttpClient.newHttpClient();

	private final Tool buildah;

	private final String id;

	private final Map<String, String> environment;

	private @Nullable Process process;

	private Container(Tool buildah, String id, Map<String, String> environment) {
		this.buildah = buildah;
		this.id = id;
		this.environment = environment;
	}

	static Container of(Tool buildah, String image, Map<String, String> environment) {
		return new Container(buildah, buildah.run("from", "--pull-never", image).succeeded().strip(), environment);
	}

	/** Runs a command in the container to its end. */
	Tool.Outcome run(List<String> command) {
		return this.buildah.run(arguments(command).toArray());
	}

	/** Starts a command in the container. */
	Container start(List<String> command, Path log) {
		try {
			Process started = this.buildah.start(Map.of(), arguments(command).toArray());
			this.process = started;
			Thread reader = new Thread(() -> copy(started, log), "log of " + this.id);
			reader.setDaemon(true);
			reader.start();
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void copy(Process process, Path log) {
		try {
			Files.copy(process.getInputStream(), log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Object> arguments(List<String> command) {
		List<Object> all = new ArrayList<>(List.of("run", "--isolation", "chroot", "--cap-drop", "ALL"));
		this.environment.forEach((name, value) -> all.addAll(List.of("--env", name + "=" + value)));
		all.addAll(List.of(this.id, "--"));
		all.addAll(command);
		return all;
	}

	/** Waits until an address answers as it should. */
	HttpResponse<String> await(String address, int status) {
		return Awaitility.await(address)
			.atMost(PATIENCE)
			.ignoreExceptionsInstanceOf(IOException.class)
			.until(() -> get(address), (answer) -> answer.statusCode() == status);
	}

	private HttpResponse<String> get(String address) throws IOException, InterruptedException {
		if (this.process != null && !this.process.isAlive()) {
			throw new IllegalStateException("The container ended with exit code " + this.process.exitValue());
		}
		return this.client.send(HttpRequest.newBuilder(URI.create(address)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	/** The Java of the container. */
	ProcessHandle java() {
		return started().descendants()
			.filter((handle) -> handle.info().command().orElse("").endsWith("/java"))
			.findFirst()
			.orElseThrow();
	}

	/** Waits for the end that a signal brings. */
	int exitCode(Duration patience) throws InterruptedException {
		if (!started().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new AssertionError("Runs on after " + patience.toSeconds() + " s");
		}
		return started().exitValue();
	}

	private Process started() {
		if (this.process == null) {
			throw new IllegalStateException("Nothing was started");
		}
		return this.process;
	}

	@Override
	public void close() {
		if (this.process != null) {
			this.process.descendants().forEach(ProcessHandle::destroyForcibly);
			this.process.destroyForcibly();
		}
		this.buildah.run("rm", this.id).succeeded();
	}

}
