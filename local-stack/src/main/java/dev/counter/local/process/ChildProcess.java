package dev.counter.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Child processes with a parent watchdog: they end when this process does, even by
 * SIGKILL.
 */
public final class ChildProcess {

	/** Every other variable is removed, so that settings of the parent change nothing. */
	private static final List<String> INHERITED = List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "LC_CTYPE", "TZ",
			"TMPDIR", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

	private ChildProcess() {
	}

	public static Process start(List<String> command, Map<String, String> environment, Path directory, LogFile log) {
		ProcessBuilder builder = new ProcessBuilder(ShellScript.command(ChildProcess.class, "parent-watchdog", command))
			.directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
		builder.environment().keySet().retainAll(INHERITED);
		builder.environment().putAll(environment);
		try {
			return builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Sends SIGTERM, and SIGKILL when the timeout is over. */
	public static void stop(Process process, Duration timeout) {
		ProcessSignal.CONT.sendTo(process.toHandle());
		process.destroy();
		process.onExit().completeOnTimeout(process, timeout.toMillis(), TimeUnit.MILLISECONDS).join();
		process.destroyForcibly().onExit().join();
	}

}
