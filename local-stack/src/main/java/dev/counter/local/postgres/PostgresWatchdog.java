package dev.counter.local.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import dev.counter.local.data.StartupException;
import dev.counter.local.data.DirectoryFailure;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.Script;

/**
 * A shell that starts PostgreSQL, and shuts it down when this process ends, even by
 * SIGKILL.
 *
 * @param shell its process
 */
record PostgresWatchdog(Process shell) {

	private static final Script SCRIPT = Script.read(PostgresWatchdog.class, "postgres-watchdog.sh");

	private static final String READY = "ready";

	/** What precedes the severity in {@code postgresql.conf}'s format of log lines. */
	private static final Pattern PREFIX = Pattern.compile("^.*?(?=(LOG|ERROR|FATAL|PANIC):)");

	private static final int TAIL_LINES = 20;

	private static final int STOP_SECONDS = 70;

	/**
	 * Starts PostgreSQL and waits until it accepts connections.
	 * @param cluster its data directory
	 * @param log gets its output
	 * @return the guard of the running server
	 * @throws IOException when the shell cannot be started
	 * @throws StartupException when PostgreSQL does not start
	 */
	static PostgresWatchdog start(DatabaseCluster cluster, LogFile log) throws IOException {
		List<String> arguments = new ArrayList<>(List.of(cluster.folder().toString(), log.path().toString()));
		arguments.addAll(cluster.account().command(List.of(cluster.binaries().program("pg_ctl"))));
		long logged = log.size();
		Process shell = new ProcessBuilder(SCRIPT.command("postgres-watchdog", arguments)).redirectErrorStream(true)
			.start();
		BufferedReader output = shell.inputReader();
		String said = "";
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.equals(READY)) {
				return new PostgresWatchdog(shell);
			}
			said = line;
		}
		List<String> lines = log.tail(TAIL_LINES, logged)
			.stream()
			.map((line) -> PREFIX.matcher(line).replaceFirst(""))
			.toList();
		String cause = lines.stream()
			.filter((line) -> line.startsWith("FATAL:") || line.startsWith("PANIC:"))
			.reduce((before, line) -> line)
			.orElse(lines.isEmpty() ? said : lines.get(lines.size() - 1));
		throw DirectoryFailure.of(cluster.folder(), lines, new StartupException(
				"PostgreSQL does not start (%s): mend what its log says, %s.".formatted(cause, log.path())));
	}

	CompletableFuture<Process> onExit() {
		return this.shell.onExit();
	}

	/** Shuts the server down, unless the shell was killed. */
	void end() {
		try {
			this.shell.getOutputStream().close();
			if (!this.shell.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
				this.shell.destroyForcibly();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
