package dev.counter.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.counter.local.data.StartupException;
import dev.counter.local.process.ProcessSignal;

/**
 * Server processes of a data directory, found in the process table: a stale
 * {@code postmaster.pid} may name an unrelated process.
 */
record ClusterProcesses(Path directory) {

	private static final int SHUTDOWN_SECONDS = 30;

	private static final int KILL_SECONDS = 10;

	Optional<ProcessHandle> postmaster() {
		return ProcessHandle.allProcesses()
			.filter(this::isPostmaster)
			.filter((process) -> process.parent().filter(this::isPostmaster).isEmpty())
			.findFirst();
	}

	/**
	 * pg_ctl starts it with the data directory as its only option. The same path may be
	 * another directory in a container, so the working directory decides where it can be
	 * read.
	 */
	private boolean isPostmaster(ProcessHandle process) {
		String[] arguments = process.info().arguments().orElseGet(() -> new String[0]);
		return arguments.length == 2 && arguments[0].equals("-D")
				&& (Files.exists(proc(process, "cwd")) ? worksInDirectory(process) : isDirectory(arguments[1]))
				&& process.isAlive();
	}

	private boolean isDirectory(String path) {
		try {
			return Files.isSameFile(this.directory, Path.of(path));
		}
		catch (IOException | InvalidPathException ex) {
			return false;
		}
	}

	private boolean worksInDirectory(ProcessHandle process) {
		return isDirectory(proc(process, "cwd").toString());
	}

	private boolean isServerProcess(ProcessHandle process) {
		return isPostmaster(process) || worksInDirectory(process);
	}

	/** Found on Linux only; elsewhere PostgreSQL's own check at its start remains. */
	private boolean isOrphan(ProcessHandle process) {
		try {
			return isServerProcess(process) && process.parent().filter(this::isServerProcess).isEmpty()
					&& Files.readString(proc(process, "cmdline"), StandardCharsets.ISO_8859_1).startsWith("postgres: ");
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static Path proc(ProcessHandle process, String file) {
		return Path.of("/proc", Long.toString(process.pid()), file);
	}

	/**
	 * Shuts a running server down, and kills orphaned backends: their shared memory
	 * prevents the next start.
	 * @throws StartupException when a process does not exit
	 */
	void stop() {
		postmaster().ifPresent((postmaster) -> {
			ProcessSignal.CONT.sendTo(postmaster);
			if (!exitsAfter(ProcessSignal.INT, postmaster, SHUTDOWN_SECONDS)) {
				requireExit(ProcessSignal.QUIT, postmaster, SHUTDOWN_SECONDS);
			}
		});
		List<ProcessHandle> orphans = ProcessHandle.allProcesses().filter(this::isOrphan).toList();
		orphans.forEach((orphan) -> requireExit(ProcessSignal.KILL, orphan, KILL_SECONDS));
	}

	private static boolean exitsAfter(ProcessSignal signal, ProcessHandle process, int seconds) {
		signal.sendTo(process);
		return !process.onExit().completeOnTimeout(process, seconds, TimeUnit.SECONDS).join().isAlive();
	}

	private void requireExit(ProcessSignal signal, ProcessHandle process, int seconds) {
		if (!exitsAfter(signal, process, seconds)) {
			throw new StartupException("Process %s still uses %s and does not end: end it, then start again."
				.formatted(process.pid(), this.directory));
		}
	}

	/**
	 * Deletes a stale {@code postmaster.pid} that would prevent the start: one without a
	 * process id, or with that of an unrelated process.
	 */
	void deleteStalePidFile() throws IOException {
		Path file = this.directory.resolve("postmaster.pid");
		String pid;
		try {
			pid = Files.readString(file, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("").strip();
		}
		catch (NoSuchFileException ex) {
			return;
		}
		if (!pid.matches("-?[1-9]\\d{0,8}") || ProcessHandle.of(Math.abs(Long.parseLong(pid)))
			.filter((process) -> !isServerProcess(process))
			.isPresent()) {
			Files.delete(file);
		}
	}

}
