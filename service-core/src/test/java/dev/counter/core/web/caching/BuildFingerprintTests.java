package dev.counter.core.web.caching;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The fingerprint is that of the content: no copy or later build of it differs, and no
 * edit goes unnoticed.
 */
class BuildFingerprintTests {

	private static final Map<String, String> SERVICE = Map.of("application.properties", "counter.service=display",
			"templates/home.html", "<h1>The sum</h1>", "dev/counter/Page.class", "code");

	@TempDir
	private Path folder;

	@Test
	void staysTheSameForTheSameContent() throws IOException {
		UUID fingerprint = ofJar(SERVICE, 1_000_000_000_000L);
		assertThat(ofJar(SERVICE, 1_500_000_000_000L)).isEqualTo(fingerprint);
		assertThat(ofFolder(SERVICE)).isEqualTo(fingerprint).isEqualTo(ofFolder(SERVICE));
	}

	@Test
	void changesWithEachEdit() throws IOException {
		UUID fingerprint = ofJar(SERVICE, 0);
		for (String name : SERVICE.keySet()) {
			Map<String, String> edited = new TreeMap<>(SERVICE);
			edited.put(name, SERVICE.get(name) + " ");
			assertThat(ofJar(edited, 0)).as(name).isNotEqualTo(fingerprint);
			assertThat(ofFolder(edited)).as(name).isNotEqualTo(fingerprint);
		}
		Map<String, String> renamed = new TreeMap<>(SERVICE);
		renamed.put("templates/house.html", String.valueOf(renamed.remove("templates/home.html")));
		assertThat(ofJar(renamed, 0)).isNotEqualTo(fingerprint);
	}

	@Test
	void readsEachModuleOfARunningService() {
		ClassLoader classes = BuildFingerprint.class.getClassLoader();
		assertThat(BuildFingerprint.MODULES).filteredOn((name) -> name.endsWith(".class"))
			.hasSize(2)
			.allSatisfy((name) -> assertThat(classes.getResource(name)).isNotNull());
	}

	private UUID ofJar(Map<String, String> content, long time) throws IOException {
		Path jar = Files.createTempFile(this.folder, "service", ".jar");
		try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
			for (Map.Entry<String, String> file : content.entrySet()) {
				ZipEntry entry = new ZipEntry(file.getKey());
				entry.setTime(time);
				entries.putNextEntry(entry);
				entries.write(file.getValue().getBytes(UTF_8));
			}
		}
		return of(jar);
	}

	private UUID ofFolder(Map<String, String> content) throws IOException {
		Path classes = Files.createTempDirectory(this.folder, "clässes ");
		for (Map.Entry<String, String> file : content.entrySet()) {
			Path path = classes.resolve(file.getKey());
			Files.createDirectories(path.getParent());
			Files.writeString(path, file.getValue());
		}
		return of(classes);
	}

	private static UUID of(Path classPath) throws IOException {
		try (URLClassLoader classes = new URLClassLoader(new URL[] { classPath.toUri().toURL() }, null)) {
			return BuildFingerprint.of(classes);
		}
	}

}
