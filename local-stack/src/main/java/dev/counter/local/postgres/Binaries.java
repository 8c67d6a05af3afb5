package dev.counter.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.counter.local.data.StartupException;
import dev.counter.local.data.Directories;
import dev.counter.local.process.CommandResult;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code share}
 * @param version the full version, for example {@code 17.11}
 */
record Binaries(Path home, String version) {

	/**
	 * Unpacks the programs, or finds them unpacked.
	 * @param folder where unpacked versions are; created when missing
	 * @return the programs
	 * @throws IOException when the disk is full, or the folder cannot be written
	 */
	public static Binaries in(Path folder) throws IOException {
		BinariesArchive archive = BinariesArchive.forThisMachine();
		Path home = folder.resolve(archive.fingerprint());
		if (!Files.isDirectory(home)) {
			Directories.deleteIfExists(folder);
			Directories.createWhole(home, archive::unpackTo);
		}
		String answer = CommandResult.of(List.of(home.resolve("bin/postgres").toString(), "--version")).output();
		String version = answer.substring(answer.lastIndexOf(' ') + 1);
		if (!version.matches("\\d+(\\.\\d+)*")) {
			throw new StartupException("PostgreSQL in " + home + " does not run here (" + answer
					+ "): delete that folder, which holds programs alone, to have it unpacked again.");
		}
		return new Binaries(home, version);
	}

	/**
	 * The version that data folders are tied to.
	 * @return for example {@code 17}
	 */
	public String major() {
		return this.version.substring(0, this.version.indexOf('.'));
	}

	String program(String name) {
		return this.home.resolve("bin").resolve(name).toString();
	}

}
