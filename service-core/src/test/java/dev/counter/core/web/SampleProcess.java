package dev.counter.core.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * {@link SampleAdder} as a process of its own, as operators see it.
 */
final class SampleProcess implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port ([0-9]+)");

	private final Process process;

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final Thread reader = new Thread(this::read, "sample-output");

	SampleProcess(Map<String, String> variables) {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				"-Dcounter.service=adder", SampleAdder.class.getName())
			.redirectErrorStream(true);
		builder.environment().putAll(Map.of("SERVER_PORT", "0", "MANAGEMENT_SERVER_PORT", "0", "DATABASE_PORT", "1"));
		builder.environment().putAll(variables);
		try {
			this.process = builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.reader.start();
	}

	/** Its exit code, once it has ended and all is read. */
	int exit() {
		int code = this.process.onExit().join().exitValue();
		try {
			this.reader.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return code;
	}

	List<String> lines() {
		return List.copyOf(this.lines);
	}

	/** The ports that it listens on, its own and then the one of its management. */
	List<Integer> ports() {
		return this.lines.stream()
			.map(PORT::matcher)
			.filter(Matcher::find)
			.map((port) -> Integer.valueOf(port.group(1)))
			.toList();
	}

	/** Asks it to end, and waits until it has. */
	void stop() {
		this.process.toHandle().destroy();
		exit();
	}

	@Override
	public void close() {
		stop();
	}

	private void read() {
		try (BufferedReader output = this.process.inputReader(StandardCharsets.UTF_8)) {
			for (@Nullable
			String line = output.readLine(); line != null; line = output.readLine()) {
				this.lines.add(line);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
