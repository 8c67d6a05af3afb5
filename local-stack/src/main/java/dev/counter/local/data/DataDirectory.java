package dev.counter.local.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.ToLongFunction;

import dev.counter.local.data.StartupException;

/**
 * The folder that holds everything of one system on this machine, for one start at a
 * time.
 */
public final class DataDirectory implements AutoCloseable {

	private static final int MIB = 1024 * 1024;

	/**
	 * Programs, jars and an empty database; what they take depends on the system.
	 */
	private static final int FIRST_START_MIB = 700;

	private static final int LATER_START_MIB = 100;

	private final Path path;

	private final FileChannel lock;

	private DataDirectory(Path path, FileChannel lock) {
		this.path = path;
		this.lock = lock;
	}

	/**
	 * Takes the folder for this start, and makes it when it is missing.
	 * @param path where it is
	 * @return the folder, to be closed in the end
	 * @throws StartupException when another start has it, or it cannot be used
	 */
	public static DataDirectory open(Path path) {
		return open(path, (folder) -> folder.toFile().getUsableSpace());
	}

	static DataDirectory open(Path path, ToLongFunction<Path> usableBytes) {
		Path folder = path.toAbsolutePath().normalize();
		if (Files.isRegularFile(folder)) {
			throw new StartupException(folder + " is a file: choose a folder with -Dcounter.data=FOLDER.");
		}
		try {
			Files.createDirectories(folder);
			DataDirectory opened = new DataDirectory(folder, lock(folder.resolve("lock")));
			try {
				opened.requireSpace(usableBytes.applyAsLong(folder));
			}
			catch (StartupException ex) {
				opened.close();
				throw ex;
			}
			return opened;
		}
		catch (IOException ex) {
			throw DirectoryFailure.of(folder, ex);
		}
	}

	private static FileChannel lock(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE);
		try {
			if (channel.tryLock() != null) {
				return channel;
			}
		}
		catch (OverlappingFileLockException ex) {
			// This very process has it.
		}
		channel.close();
		throw new StartupException("Counter already runs with " + file.getParent() + Files.readString(file)
				+ ": use that one or stop it, or start another with -Dcounter.data=FOLDER -Dcounter.port=8090.");
	}

	private void requireSpace(long usableBytes) {
		int needed = isNew() ? FIRST_START_MIB : LATER_START_MIB;
		if (usableBytes / MIB < needed) {
			throw DirectoryFailure.full(this.path, usableBytes / MIB + " MiB are free, " + needed + " MiB are needed");
		}
	}

	/**
	 * Whether nothing was ever counted here.
	 * @return whether there is no database yet
	 */
	public boolean isNew() {
		return !Files.exists(database());
	}

	/**
	 * Leaves word for whoever tries to start a second time.
	 * @param address where the system answers
	 */
	public void announce(String address) {
		try {
			this.lock.truncate(0);
			this.lock.write(ByteBuffer.wrap(" (process %s, %s)".formatted(ProcessHandle.current().pid(), address)
				.getBytes(StandardCharsets.UTF_8)), 0);
		}
		catch (IOException ex) {
			throw DirectoryFailure.of(this.path, ex);
		}
	}

	/**
	 * The folder itself.
	 * @return its absolute path
	 */
	public Path path() {
		return this.path;
	}

	/**
	 * Where the database server keeps what was counted.
	 * @return the folder, which may not exist yet
	 */
	public Path database() {
		return this.path.resolve("database");
	}

	/**
	 * Where each program's output goes.
	 * @return the folder, which may not exist yet
	 */
	public Path logs() {
		return this.path.resolve("logs");
	}

	@Override
	public void close() {
		try {
			this.lock.truncate(0);
			this.lock.close();
		}
		catch (IOException ex) {
			throw DirectoryFailure.of(this.path, ex);
		}
	}

}
