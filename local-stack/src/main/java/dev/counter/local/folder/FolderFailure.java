package dev.counter.local.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

import dev.counter.local.failure.StartFailure;

/**
 * Says what is wrong with a folder and how to mend it.
 */
public final class FolderFailure {

	private static final String OTHER_FOLDER = ", or choose another folder with -Dcounter.data=FOLDER.";

	private FolderFailure() {
	}

	/**
	 * Explains why a folder cannot be used.
	 * @param folder the data folder
	 * @param cause what the system said
	 * @return the failure to throw
	 */
	public static StartFailure of(Path folder, IOException cause) {
		if (cause instanceof AccessDeniedException denied) {
			return new StartFailure("%s may not write %s: make it writable%s".formatted(System.getProperty("user.name"),
					denied.getFile(), OTHER_FOLDER), cause);
		}
		String reason = (cause instanceof FileSystemException system) ? system.getReason() : cause.getMessage();
		String said = Objects.requireNonNullElse(reason, cause.toString());
		if (said.contains("No space left") || said.contains("quota")) {
			return full(folder, said);
		}
		return new StartFailure("Cannot use %s (%s): mend it%s".formatted(folder, cause, OTHER_FOLDER), cause);
	}

	static StartFailure full(Path folder, String figures) {
		return new StartFailure("The disk of " + folder + " is full (" + figures + "): free some space" + OTHER_FOLDER);
	}

}
