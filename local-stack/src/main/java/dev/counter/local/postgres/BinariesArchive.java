package dev.counter.local.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import dev.counter.local.data.StartupException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The archive of PostgreSQL's programs for this machine, as the class path has it.
 *
 * @param resource where it is
 */
record BinariesArchive(URL resource) {

	/**
	 * Finds the archive.
	 * @return the archive for this operating system and processor
	 * @throws StartupException when there is none
	 */
	static BinariesArchive forThisMachine() {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
		String processor = switch (System.getProperty("os.arch")) {
			case "amd64", "x86_64" -> "x86_64";
			case "aarch64", "arm64" -> "arm_64";
			default -> System.getProperty("os.arch");
		};
		String name = "postgres-" + system + "-" + processor;
		return List.of(name + "-alpine_linux.txz", name + ".txz")
			.stream()
			.map(BinariesArchive.class.getClassLoader()::getResource)
			.filter((url) -> url != null)
			.findFirst()
			.map(BinariesArchive::new)
			.orElseThrow(() -> new StartupException("There is no PostgreSQL for " + System.getProperty("os.name")
					+ " on " + System.getProperty("os.arch")
					+ ": run Counter on Linux, macOS or WSL2, on amd64 or arm64."));
	}

	/**
	 * A name that another archive does not have.
	 * @return letters and digits
	 */
	String fingerprint() {
		try {
			JarURLConnection connection = (JarURLConnection) this.resource.openConnection();
			return HexFormat.of().toHexDigits((int) connection.getJarEntry().getCrc());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void unpackTo(Path folder) throws IOException {
		try (InputStream file = this.resource.openStream();
				TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(file))) {
			for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
				unpack(entry, entries, folder.resolve(entry.getName()).normalize());
			}
		}
	}

	private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
		if (entry.isDirectory()) {
			Files.createDirectories(target);
			return;
		}
		Files.createDirectories(target.getParent());
		if (entry.isSymbolicLink()) {
			Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
		}
		else {
			Files.copy(content, target);
			boolean program = (entry.getMode() & 0100) != 0;
			if (program && !target.toFile().setExecutable(true, false)) {
				throw new IOException("Cannot make " + target + " executable");
			}
		}
	}

}
