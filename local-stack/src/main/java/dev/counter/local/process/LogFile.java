package dev.counter.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Where a program's output goes: a file for this start, and the one of the start before
 * beside it.
 *
 * @param path the file of this start
 */
public record LogFile(Path path) {

	private static final int TAIL_BYTES = 64 * 1024;

	/**
	 * Begins a new file and keeps the last one as {@code NAME.previous.log}.
	 * @param folder where logs are, created when missing
	 * @param name the name without {@code .log}
	 * @return the empty file
	 * @throws IOException when the folder cannot be written
	 */
	public static LogFile begin(Path folder, String name) throws IOException {
		Files.createDirectories(folder);
		Path path = folder.resolve(name + ".log");
		if (Files.exists(path)) {
			Files.move(path, folder.resolve(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
		}
		Files.createFile(path);
		return new LogFile(path);
	}

	/**
	 * Adds a line.
	 * @param line the text
	 */
	public void append(String line) {
		try {
			Files.writeString(this.path, line + System.lineSeparator(), StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * How long the file is.
	 * @return bytes, 0 when it is missing
	 */
	public long size() {
		return this.path.toFile().length();
	}

	/**
	 * The last lines that say anything.
	 * @param lines how many at most
	 * @return the lines, oldest first
	 */
	public List<String> tail(int lines) {
		return tail(lines, 0);
	}

	/**
	 * The last lines after an offset.
	 * @param lines how many at most
	 * @param offset the {@linkplain #size size} that the file had before them
	 * @return the lines, oldest first
	 */
	public List<String> tail(int lines, long offset) {
		try {
			byte[] all = Files.readAllBytes(this.path);
			int start = (int) Math.max(Math.min(offset, all.length), all.length - TAIL_BYTES);
			List<String> said = new String(all, start, all.length - start, StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank())
				.toList();
			return said.subList(Math.max(0, said.size() - lines), said.size());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
