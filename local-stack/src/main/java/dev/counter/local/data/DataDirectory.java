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

/**
 * Data directory of one system, with an exclusive lock and a check of the free disk
 * space.
 */
public final class DataDirectory implements AutoCloseable {

	private static final int MIB = 1024 * 1024;

	/** Programs, extracted jars and an empty database. */
	private static final int FIRST_START_MIB = 700;

	private static final int LATER_START_MIB = 100;

	private final Path path;

	private final FileChannel lock;

	private DataDirectory(Path path, FileChannel lock) {
		this.path = path;
		this.lock = lock;
	}

	/**
	 * Creates the directory when it is missing, and locks it.
	 * @throws StartupException when another start holds the lock, or it cannot be used
	 */
	public static DataDirectory open(Path path) {
		return open(path, (directory) -> directory.toFile().getUsableSpace());
	}

	static DataDirectory open(Path path, ToLongFunction<Path> usableBytes) {
		Path directory = path.toAbsolutePath().normalize();
		if (Files.isRegularFile(directory)) {
			throw new StartupException(directory + " is a file: choose a folder with -Dcounter.data=FOLDER.");
		}
		try {
			Files.createDirectories(directory);
			DataDirectory opened = new DataDirectory(directory, lock(directory.resolve("lock")));
			int needed = opened.isNew() ? FIRST_START_MIB : LATER_START_MIB;
			long free = usableBytes.applyAsLong(directory) / MIB;
			if (free < needed) {
				opened.close();
				throw DirectoryFailure.diskFull(directory, free + " MiB are free, " + needed + " MiB are needed");
			}
			return opened;
		}
		catch (IOException ex) {
			throw DirectoryFailure.of(directory, ex);
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
			// Locked by this process.
		}
		channel.close();
		throw new StartupException("Counter already runs with " + file.getParent() + Files.readString(file)
				+ ": use that one or stop it, or start another with -Dcounter.data=FOLDER -Dcounter.port=8090.");
	}

	/** Whether there is no database yet. */
	public boolean isNew() {
		return !Files.exists(database());
	}

	/**
	 * Writes the system's address into the lock file, for the message of a second start.
	 */
	public void announce(String address) throws IOException {
		String owner = " (process %s, %s)".formatted(ProcessHandle.current().pid(), address);
		this.lock.truncate(0).write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
	}

	/** The absolute path. */
	public Path path() {
		return this.path;
	}

	/** The database cluster's directory, which may not exist yet. */
	public Path database() {
		return this.path.resolve("database");
	}

	/** The directory of log files, which may not exist yet. */
	public Path logs() {
		return this.path.resolve("logs");
	}

	@Override
	public void close() {
		try {
			this.lock.truncate(0).close();
		}
		catch (IOException ex) {
			throw DirectoryFailure.of(this.path, ex);
		}
	}

}
