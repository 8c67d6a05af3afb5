package dev.counter.local.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.counter.local.data.StartupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Exclusive lock, and errors of the data directory with their fix.
 */
class DataDirectoryTests {

	private static final long GIB = 1024L * 1024 * 1024;

	@TempDir
	private Path parent;

	@Test
	void secondStartIsRefusedWithTheAddressOfTheFirst() throws IOException {
		Path path = this.parent.resolve("data");
		try (DataDirectory first = DataDirectory.open(path)) {
			first.announce("http://localhost:8080");
			assertThatExceptionOfType(StartupException.class).isThrownBy(() -> DataDirectory.open(path))
				.withMessageContaining("already runs")
				.withMessageContaining(Long.toString(ProcessHandle.current().pid()))
				.withMessageContaining("http://localhost:8080")
				.withMessageContaining("-Dcounter.data=");
		}
		DataDirectory.open(path).close();
	}

	@Test
	void nearlyFullDiskIsRefused() {
		Path path = this.parent.resolve("data");
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> DataDirectory.open(path, (folder) -> GIB / 10))
			.withMessageContaining("is full (102 MiB are free, 700 MiB are needed)")
			.withMessageContaining("free some space");
		DataDirectory.open(path, (folder) -> GIB).close();
	}

	@Test
	void existingDatabaseNeedsLessSpace() throws IOException {
		Path path = this.parent.resolve("data");
		Files.createDirectories(path.resolve("database"));
		DataDirectory.open(path, (folder) -> GIB / 5).close();
	}

	@Test
	void pathBelowAFileIsNamed() throws IOException {
		Path file = Files.createFile(this.parent.resolve("file"));
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> DataDirectory.open(file.resolve("data")))
			.withMessageContaining(file.toString())
			.withMessageContaining("choose another folder");
	}

	@Test
	void errorIsTranslated() {
		Path path = this.parent.resolve("data");
		assertThat(DirectoryFailure.of(path, new IOException("No space left on device")))
			.hasMessageContaining("is full");
		assertThat(DirectoryFailure.of(path, new AccessDeniedException(path + "/lock")))
			.hasMessageContaining("may not write " + path + "/lock");
	}

	@Test
	void interruptedCreationLeavesNoDirectory() {
		Path whole = this.parent.resolve("whole");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> Directories.createAtomically(whole, (folder) -> {
			Files.createFile(folder.resolve("half"));
			throw new IOException("interrupted");
		}));
		assertThat(whole).doesNotExist();
	}

}
