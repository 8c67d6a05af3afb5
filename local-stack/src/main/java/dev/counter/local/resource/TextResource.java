package dev.counter.local.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Text that is better kept in a file of its own kind than in Java.
 */
public final class TextResource {

	private TextResource() {
	}

	/**
	 * Reads a file from the class path.
	 * @param beside the class in whose package it is
	 * @param name its file name
	 * @return the whole text
	 */
	public static String read(Class<?> beside, String name) {
		try (InputStream stream = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
