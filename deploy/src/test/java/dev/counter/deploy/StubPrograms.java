package dev.counter.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Stubs of programs that record their calls.
 *
 * @param folder where they are, first on the path
 */
record StubPrograms(Path folder) {

	/**
	 * Puts a program in place.
	 * @param name what it is called
	 * @param does what it does beside writing down its arguments, as shell commands
	 */
	StubPrograms with(String name, String does) {
		try {
			Path program = Files.writeString(this.folder.resolve(name),
					"#!/bin/sh\necho \"%s $*\" >> %s\n%s\n".formatted(name, calls(), does));
			Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Map<String, String> environment() {
		return Map.of("PATH", this.folder + ":" + System.getenv("PATH"), "SYFT", "syft", "GRYPE", "grype");
	}

	/** How they were called, a line each. */
	List<String> called() {
		try {
			return Files.exists(calls()) ? Files.readAllLines(calls()) : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path calls() {
		return this.folder.resolve("calls");
	}

}
