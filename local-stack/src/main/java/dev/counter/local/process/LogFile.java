package dev.counter.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Log file of a program, rotated at each start: the last one is kept as
 * {@code NAME.previous.log}.
 */
public record LogFile(Path path) {

	private static final int TAIL_BYTES = 64 * 1024;

	/** Rotates and creates {@code NAME.log}. */
	public static LogFile begin(Path directory, String name) throws IOException {
		Files.createDirectories(directory);
		Path path = directory.resolve(name + ".log");
		if (Files.exists(path)) {
			Files.move(path, directory.resolve(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
		}
		return new LogFile(Files.createFile(path));
	}

	/** The size in bytes. */
	public long size() {
		return this.path.toFile().length();
	}

	/** The last lines that are not blank, oldest first. */
	public List<String> tail(int lines) {
		return tail(lines, 0);
	}

	/** The last lines after an offset in bytes. */
	public List<String> tail(int lines, long offset) {
		try {
			byte[] all = Files.readAllBytes(this.path);
			int start = (int) Math.max(Math.min(offset, all.length), all.length - TAIL_BYTES);
			List<String> written = new String(all, start, all.length - start, StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank())
				.toList();
			return written.subList(Math.max(0, written.size() - lines), written.size());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
