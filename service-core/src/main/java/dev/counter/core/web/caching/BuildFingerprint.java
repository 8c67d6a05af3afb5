package dev.counter.core.web.caching;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Build fingerprint: hash of the names and CRC-32 checksums of the project's classes,
 * templates and assets, and of the manifest that lists its libraries. A jar's directory
 * has the checksums, so that a start reads no content.
 */
final class BuildFingerprint {

	/** A resource of each module, by which its jar or folder is found. */
	static final List<String> MODULES = List.of("dev/counter/contract/Service.class",
			"dev/counter/core/web/caching/BuildFingerprint.class", "application.properties");

	private BuildFingerprint() {
	}

	/**
	 * The fingerprint of the modules that a class loader finds.
	 * @return the same for the same content, whenever and wherever it was built
	 */
	static UUID of(ClassLoader classes) {
		StringBuilder content = new StringBuilder();
		try {
			for (String resource : MODULES) {
				URL url = classes.getResource(resource);
				if (url != null) {
					content.append(resource).append('\n');
					checksums(resource, url).sorted().forEach((line) -> content.append(line).append('\n'));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static Stream<String> checksums(String resource, URL url) throws IOException {
		URLConnection connection = url.openConnection();
		connection.setUseCaches(false);
		if (connection instanceof JarURLConnection jar) {
			try (JarFile file = jar.getJarFile()) {
				return file.stream().map((entry) -> entry.getName() + " " + entry.getCrc()).toList().stream();
			}
		}
		Path folder = Path.of(URI.create(url.toString().substring(0, url.toString().length() - resource.length())));
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile)
				.map((file) -> folder.relativize(file) + " " + checksum(file))
				.toList()
				.stream();
		}
	}

	private static long checksum(Path file) {
		CRC32 checksum = new CRC32();
		try (InputStream content = new CheckedInputStream(Files.newInputStream(file), checksum)) {
			content.transferTo(OutputStream.nullOutputStream());
			return checksum.getValue();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
