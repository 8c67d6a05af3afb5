package dev.counter.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import dev.counter.contract.Limits;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.local.data.StartupException;
import dev.counter.local.data.DirectoryFailure;
import dev.counter.local.data.Directories;

/**
 * A service's jar, extracted as in its image: only the extracted form starts fast.
 *
 * @param service whose jar it is
 * @param jar the packaged jar
 */
public record ServiceJar(Service service, Path jar) {

	private static final int NAME_LENGTH = 16;

	/**
	 * Extracts the jar, or finds the same bytes extracted. What is kept beside them, such
	 * as a cache, was made by this very Java.
	 * @param folder where extracted jars are; created when missing
	 * @param java the {@code java} program of this process
	 * @param prepared whether the jar holds prepared beans and is started with them
	 * @return how the service is started
	 * @throws IOException when the jar cannot be read or the folder not written
	 */
	public StartCommand extractTo(Path folder, Path java, boolean prepared) throws IOException {
		if (!Files.isRegularFile(this.jar)) {
			throw new StartupException("There is no " + this.jar + ": build it with ./mvnw package.");
		}
		Path extracted = folder.resolve(this.service.module() + "-" + fingerprint());
		if (!Files.isDirectory(extracted)) {
			deleteOthers(folder);
			Directories.createWhole(extracted, (unfinished) -> extract(unfinished, java));
		}
		return new StartCommand(java, extracted, this.service.module(), Limits.SERVICE_MEMORY_MIB, prepared);
	}

	private void extract(Path target, Path java) {
		CommandResult outcome = CommandResult.of(List.of(java.toString(), "-Djarmode=tools", "-jar",
				this.jar.toString(), "extract", "--force", "--destination", target.toString()));
		if (outcome.exit() != 0) {
			throw DirectoryFailure.of(target, outcome.output().lines().toList(),
					new StartupException("Cannot extract " + this.jar + ": " + outcome.output()));
		}
	}

	private void deleteOthers(Path folder) throws IOException {
		Files.createDirectories(folder);
		List<Path> others;
		try (Stream<Path> paths = Files.list(folder)) {
			others = paths.filter((path) -> path.getFileName().toString().startsWith(this.service.module() + "-"))
				.toList();
		}
		for (Path other : others) {
			Directories.deleteIfExists(other);
		}
	}

	private String fingerprint() throws IOException {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(Files.readAllBytes(this.jar));
			byte[] hash = digest.digest(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash).substring(0, NAME_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
