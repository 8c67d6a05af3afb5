package dev.counter.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Exit code of a short command, and its output with errors, stripped.
 */
public record CommandResult(int exitCode, String output) {

	/**
	 * Runs a command without input.
	 * @throws UncheckedIOException when there is no such program
	 */
	public static CommandResult of(List<String> command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectInput(new File("/dev/null"))
				.start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new CommandResult(process.onExit().join().exitValue(), output.strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Whether a command can be run and exits with 0. */
	public static boolean succeeds(List<String> command) {
		try {
			return of(command).exitCode() == 0;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

}
