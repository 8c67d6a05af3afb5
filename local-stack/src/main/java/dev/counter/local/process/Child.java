package dev.counter.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that was started here, writes to a file, and ends when this process does, in
 * whatever way.
 */
final class Child {

	private static final Script LEASH = Script.read(Child.class, "parent-watchdog.sh");

	/** What a program may know of the machine; everything else it is told. */
	private static final List<String> INHERITED = List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "LC_CTYPE", "TZ",
			"TMPDIR", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

	private final Process process;

	private Child(Process process) {
		this.process = process;
	}

	static Child start(List<String> command, Map<String, String> environment, Path directory, LogFile log) {
		ProcessBuilder builder = new ProcessBuilder(LEASH.command("parent-watchdog", command))
			.directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
		builder.environment().keySet().retainAll(INHERITED);
		builder.environment().putAll(environment);
		try {
			return new Child(builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	ProcessHandle handle() {
		return this.process.toHandle();
	}

	/** Whether the program ends within the time. */
	boolean hasEnded(long millis) throws InterruptedException {
		return this.process.waitFor(millis, TimeUnit.MILLISECONDS);
	}

	int exitCode() {
		return this.process.exitValue();
	}

	/** Makes the program end, and whatever it started. */
	void kill() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
	}

	/** Asks the program to end, and makes it when it takes too long. */
	void stop(Duration patience) {
		ProcessSignal.CONT.sendTo(handle());
		this.process.destroy();
		try {
			if (!this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.process.destroyForcibly();
		}
	}

}
