package dev.counter.local.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.counter.local.failure.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One start at a time, and each trouble with the folder told with its remedy.
 */
class DataFolderTests {

	private static final long GIB = 1024L * 1024 * 1024;

	@TempDir
	private Path parent;

	@Test
	void refusesASecondStartAndSaysWhereTheFirstOneIs() {
		Path path = this.parent.resolve("data");
		try (DataFolder first = DataFolder.open(path)) {
			first.announce("http://localhost:8080");
			assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> DataFolder.open(path))
				.withMessageContaining("already runs")
				.withMessageContaining(Long.toString(ProcessHandle.current().pid()))
				.withMessageContaining("http://localhost:8080")
				.withMessageContaining("-Dcounter.data=");
		}
		DataFolder.open(path).close();
	}

	@Test
	void refusesADiskThatIsNearlyFull() {
		Path path = this.parent.resolve("data");
		assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> DataFolder.open(path, (folder) -> GIB / 10))
			.withMessageContaining("is full (102 MiB are free, 700 MiB are needed)")
			.withMessageContaining("free some space");
		DataFolder.open(path, (folder) -> GIB).close();
	}

	@Test
	void needsLessSpaceOnceItsDatabaseExists() throws IOException {
		Path path = this.parent.resolve("data");
		Files.createDirectories(path.resolve("database"));
		DataFolder.open(path, (folder) -> GIB / 5).close();
	}

	@Test
	void namesAPathThatCannotBeAFolder() throws IOException {
		Path file = Files.createFile(this.parent.resolve("file"));
		assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> DataFolder.open(file.resolve("data")))
			.withMessageContaining(file.toString())
			.withMessageContaining("choose another folder");
	}

	@Test
	void tellsACauseInItsOwnWords() {
		Path path = this.parent.resolve("data");
		assertThat(FolderFailure.of(path, new IOException("No space left on device"))).hasMessageContaining("is full");
		assertThat(FolderFailure.of(path, new AccessDeniedException(path + "/lock")))
			.hasMessageContaining("may not write " + path + "/lock");
	}

	@Test
	void leavesNoHalfFolderBehind() {
		Path whole = this.parent.resolve("whole");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> Folders.createWhole(whole, (folder) -> {
			Files.createFile(folder.resolve("half"));
			throw new IOException("interrupted");
		}));
		assertThat(whole).doesNotExist();
	}

}
