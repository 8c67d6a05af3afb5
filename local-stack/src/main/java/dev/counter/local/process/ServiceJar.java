package dev.counter.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.counter.contract.Limits;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.local.data.Directories;
import dev.counter.local.data.DirectoryFailure;
import dev.counter.local.data.StartupException;

/**
 * Extracted service jar, as in the image: it starts faster than the packaged one.
 */
public record ServiceJar(Service service, Path jar) {

	/**
	 * Extracts the jar unless the same jar was extracted by the same Java before; what is
	 * cached beside it belongs to both.
	 * @param prepared whether the jar contains Spring's AOT code and is started with it
	 */
	public StartCommand extractTo(Path directory, Path java, boolean prepared) throws IOException {
		if (!Files.isRegularFile(this.jar)) {
			throw new StartupException("There is no " + this.jar + ": build it with ./mvnw package.");
		}
		String prefix = this.service.module() + "-";
		Path extracted = directory.resolve(prefix + fingerprint());
		if (!Files.isDirectory(extracted)) {
			deleteOlder(directory, prefix);
			Directories.createAtomically(extracted, (unfinished) -> extract(unfinished, java));
		}
		return new StartCommand(java, extracted, this.service.module(), Limits.SERVICE_MEMORY_MIB, prepared);
	}

	private void extract(Path target, Path java) {
		CommandResult result = CommandResult.of(List.of(java.toString(), "-Djarmode=tools", "-jar", this.jar.toString(),
				"extract", "--force", "--destination", target.toString()));
		if (result.exitCode() != 0) {
			throw DirectoryFailure.of(target, result.output().lines().toList(),
					new StartupException("Cannot extract " + this.jar + ": " + result.output()));
		}
	}

	private static void deleteOlder(Path directory, String prefix) throws IOException {
		Files.createDirectories(directory);
		List<Path> older;
		try (Stream<Path> paths = Files.list(directory)) {
			older = paths.filter((path) -> path.getFileName().toString().startsWith(prefix)).toList();
		}
		for (Path path : older) {
			Directories.deleteIfExists(path);
		}
	}

	private String fingerprint() throws IOException {
		String jarAndJava = UUID.nameUUIDFromBytes(Files.readAllBytes(this.jar))
				+ System.getProperty("java.vm.version");
		return UUID.nameUUIDFromBytes(jarAndJava.getBytes(StandardCharsets.UTF_8)).toString();
	}

}
