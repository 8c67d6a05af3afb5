package dev.counter.local.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Translation of I/O errors in the data directory: permissions and a full disk are named
 * with their fix.
 */
public final class DirectoryFailure {

	private static final String OTHER_FOLDER = ", or choose another folder with -Dcounter.data=FOLDER.";

	private DirectoryFailure() {
	}

	public static StartupException of(Path directory, IOException cause) {
		if (cause instanceof AccessDeniedException denied) {
			return new StartupException("%s may not write %s: make it writable%s"
				.formatted(System.getProperty("user.name"), denied.getFile(), OTHER_FOLDER), cause);
		}
		String reason = (cause instanceof FileSystemException system) ? system.getReason() : cause.getMessage();
		return of(directory, List.of(Objects.requireNonNullElse(reason, cause.toString())), new StartupException(
				"Cannot use %s (%s): correct that%s".formatted(directory, cause, OTHER_FOLDER), cause));
	}

	/** A full disk if a program's output reports one, otherwise the given failure. */
	public static StartupException of(Path directory, List<String> output, StartupException otherwise) {
		return output.stream()
			.filter((line) -> line.contains("No space left") || line.contains("quota exceeded"))
			.reduce((before, line) -> line)
			.map((line) -> diskFull(directory, line))
			.orElse(otherwise);
	}

	static StartupException diskFull(Path directory, String figures) {
		return new StartupException(
				"The disk of " + directory + " is full (" + figures + "): free some space" + OTHER_FOLDER);
	}

}
