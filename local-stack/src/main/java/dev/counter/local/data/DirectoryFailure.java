package dev.counter.local.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.counter.local.data.StartupException;

/**
 * Says what is wrong with a folder and how to mend it.
 */
public final class DirectoryFailure {

	private static final String OTHER_FOLDER = ", or choose another folder with -Dcounter.data=FOLDER.";

	private DirectoryFailure() {
	}

	/**
	 * Explains why a folder cannot be used.
	 * @param folder the data folder
	 * @param cause what the system said
	 * @return the failure to throw
	 */
	public static StartupException of(Path folder, IOException cause) {
		if (cause instanceof AccessDeniedException denied) {
			return new StartupException("%s may not write %s: make it writable%s"
				.formatted(System.getProperty("user.name"), denied.getFile(), OTHER_FOLDER), cause);
		}
		String reason = (cause instanceof FileSystemException system) ? system.getReason() : cause.getMessage();
		return of(folder, List.of(Objects.requireNonNullElse(reason, cause.toString())),
				new StartupException("Cannot use %s (%s): mend it%s".formatted(folder, cause, OTHER_FOLDER), cause));
	}

	/**
	 * Explains why a program that works on a folder failed.
	 * @param folder the data folder
	 * @param output what the program wrote, a line each
	 * @param otherwise the failure unless the disk is full
	 * @return the failure to throw
	 */
	public static StartupException of(Path folder, List<String> output, StartupException otherwise) {
		return output.stream()
			.filter((line) -> line.contains("No space left") || line.contains("quota exceeded"))
			.reduce((before, line) -> line)
			.map((line) -> full(folder, line))
			.orElse(otherwise);
	}

	static StartupException full(Path folder, String figures) {
		return new StartupException(
				"The disk of " + folder + " is full (" + figures + "): free some space" + OTHER_FOLDER);
	}

}
