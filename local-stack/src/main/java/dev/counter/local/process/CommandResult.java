package dev.counter.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.counter.local.data.StartupException;

/**
 * What a short program came to.
 *
 * @param exit its exit code, 0 when it did what it should
 * @param output what it wrote, errors included, without surrounding blanks
 */
public record CommandResult(int exit, String output) {

	/**
	 * Runs a program to its end, without input.
	 * @param command program and arguments
	 * @return what came of it
	 * @throws UncheckedIOException when there is no such program
	 */
	public static CommandResult of(List<String> command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectInput(new File("/dev/null"))
				.start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new CommandResult(process.waitFor(), output.strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StartupException("Interrupted while " + command.get(0) + " ran.", ex);
		}
	}

	/**
	 * Whether a program can be run and ends well.
	 * @param command program and arguments
	 * @return whether its exit code was 0
	 */
	public static boolean isGood(List<String> command) {
		try {
			return of(command).exit() == 0;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

}
