package dev.counter.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.counter.local.data.StartupException;
import dev.counter.local.process.ProcessSignal;

/**
 * The processes of a data directory, found in the process table: a stale
 * {@code postmaster.pid} names a process that has nothing to do with it, or none.
 *
 * @param folder the data directory, {@code PGDATA}
 */
record ServerProcesses(Path folder) {

	private static final int SHUTDOWN_SECONDS = 30;

	private static final int KILL_SECONDS = 10;

	/**
	 * The server's main process.
	 * @return empty when no server runs on the data directory
	 */
	Optional<ProcessHandle> postmaster() {
		return ProcessHandle.allProcesses()
			.filter(this::isPostmaster)
			.filter((process) -> process.parent().filter(this::isPostmaster).isEmpty())
			.findFirst();
	}

	/**
	 * Started by pg_ctl, which passes the data directory alone. A path may lead elsewhere
	 * in another container or working directory, so the working directory counts where it
	 * can be read.
	 */
	private boolean isPostmaster(ProcessHandle process) {
		String[] arguments = process.info().arguments().orElseGet(() -> new String[0]);
		return arguments.length == 2 && arguments[0].equals("-D")
				&& (Files.exists(proc(process, "cwd")) ? isInFolder(process) : isFolder(arguments[1]))
				&& process.isAlive();
	}

	private boolean isFolder(String path) {
		try {
			return Files.isSameFile(this.folder, Path.of(path));
		}
		catch (IOException | InvalidPathException ex) {
			return false;
		}
	}

	/**
	 * Shuts a running server down, and kills backends whose postmaster is dead: their
	 * shared memory keeps the next one from starting.
	 * @throws StartupException when a process does not end
	 */
	void end() {
		postmaster().ifPresent((postmaster) -> {
			ProcessSignal.CONT.sendTo(postmaster);
			if (!endsAfter(ProcessSignal.INT, postmaster, SHUTDOWN_SECONDS)) {
				requireEnd(endsAfter(ProcessSignal.QUIT, postmaster, SHUTDOWN_SECONDS), postmaster);
			}
		});
		List<ProcessHandle> orphans = ProcessHandle.allProcesses().filter(this::isOrphan).toList();
		orphans.forEach((orphan) -> requireEnd(endsAfter(ProcessSignal.KILL, orphan, KILL_SECONDS), orphan));
	}

	private static boolean endsAfter(ProcessSignal signal, ProcessHandle process, int seconds) {
		signal.sendTo(process);
		try {
			process.onExit().get(seconds, TimeUnit.SECONDS);
			return true;
		}
		catch (TimeoutException | ExecutionException ex) {
			return !process.isAlive();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return !process.isAlive();
		}
	}

	private void requireEnd(boolean ended, ProcessHandle process) {
		if (!ended) {
			throw new StartupException("Process %s still works on %s and does not end: end it, then start again."
				.formatted(process.pid(), this.folder));
		}
	}

	/** Linux shows the working directory; elsewhere PostgreSQL's own check has to do. */
	private boolean isOrphan(ProcessHandle process) {
		try {
			return worksHere(process) && process.parent().filter(this::worksHere).isEmpty()
					&& Files.readString(proc(process, "cmdline"), StandardCharsets.ISO_8859_1).startsWith("postgres: ");
		}
		catch (IOException ex) {
			return false;
		}
	}

	private boolean worksHere(ProcessHandle process) {
		return isPostmaster(process) || isInFolder(process);
	}

	private boolean isInFolder(ProcessHandle process) {
		return isFolder(proc(process, "cwd").toString());
	}

	private static Path proc(ProcessHandle process, String file) {
		return Path.of("/proc", Long.toString(process.pid()), file);
	}

	/**
	 * Deletes a {@code postmaster.pid} that PostgreSQL would refuse to start with
	 * although no process works on the data directory: one without a process id, or with
	 * the id of a process that has nothing to do with it.
	 * @throws IOException when it cannot be deleted
	 */
	void deleteStalePidFile() throws IOException {
		Path file = this.folder.resolve("postmaster.pid");
		String pid;
		try {
			pid = Files.readString(file, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("").strip();
		}
		catch (NoSuchFileException ex) {
			return;
		}
		if (!pid.matches("-?[1-9]\\d{0,8}") || ProcessHandle.of(Math.abs(Long.parseLong(pid)))
			.filter((process) -> !worksHere(process))
			.isPresent()) {
			Files.delete(file);
		}
	}

}
