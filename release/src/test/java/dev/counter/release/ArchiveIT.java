package dev.counter.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.counter.contract.Machine;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The adder's archive is complete and reproducible.
 */
class ArchiveIT {

	private static final Tool BASH = Tool.required("bash");

	@TempDir
	static Path folder;

	private static Path archive;

	@BeforeAll
	static void build() {
		archive = build("here", Map.of("TZ", "UTC"));
	}

	@Test
	void archiveContainsWhatTheMachineNeeds() {
		List<String> files = list(archive, "--list");
		assertThat(files).contains(Machine.INSTALL, Machine.UNIT, MachineFiles.AGENT, ContractFile.NAME,
				MachineFiles.ROTATION, "app.jar", "trust/");
		assertThat(files).anyMatch((file) -> file.startsWith("lib/tomcat-embed-core-"))
			.noneMatch((file) -> file.startsWith("/") || file.startsWith("."));
	}

	@Test
	void archiveBelongsToRootAndIsReadOnly() {
		assertThat(list(archive, "--list", "--verbose", "--numeric-owner"))
			.allMatch((line) -> line.matches("[d-]rw.r-.r-. 0/0 .*"))
			.filteredOn((line) -> line.endsWith(" " + Machine.INSTALL))
			.singleElement()
			.asString()
			.startsWith("-rwxr-xr-x");
	}

	@Test
	void archiveIsReproducible() throws IOException {
		Path there = build("there", Map.of("TZ", "Asia/Tokyo", "LC_ALL", "C"));
		assertThat(there).hasSameBinaryContentAs(archive);
		assertThat(Files.readString(there.resolveSibling(Machine.ARCHIVE + ".sha256")))
			.isEqualTo(Files.readString(archive.resolveSibling(Machine.ARCHIVE + ".sha256")));
	}

	@Test
	void archiveHasAChecksumFile() {
		assertThat(
				BASH.run("-c", "cd '" + archive.getParent() + "' && sha256sum --check " + Machine.ARCHIVE + ".sha256")
					.succeeded())
			.isEqualTo(Machine.ARCHIVE + ": OK\n");
	}

	@Test
	void archiveContainsTheGivenCertificates() throws IOException {
		Path bundle = Files.writeString(folder.resolve("bundle.pem"), "-----BEGIN CERTIFICATE-----\n");
		Path with = build("with", Map.of("RDS_CA", bundle.toString()));
		assertThat(list(with, "--list"))
			.contains(Path.of(Machine.DIRECTORY).relativize(Path.of(Machine.CA)).toString());
	}

	private static Path build(String name, Map<String, String> environment) {
		Map<String, String> all = new HashMap<>(Map.of("RDS_CA", "none"));
		all.putAll(environment);
		BASH.run(all, "release/build-archive", folder.resolve(name)).succeeded();
		return folder.resolve(name).resolve(Machine.ARCHIVE);
	}

	private static List<String> list(Path archive, String... options) {
		return BASH.run("-c", "tar " + String.join(" ", options) + " --gzip --file '" + archive + "'")
			.succeeded()
			.lines()
			.toList();
	}

}
