package dev.counter.local.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import dev.counter.local.data.DirectoryFailure;
import dev.counter.local.data.StartupException;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.ShellScript;

/**
 * Watchdog shell that starts PostgreSQL, and shuts it down when this process ends, even
 * by SIGKILL.
 */
record PostgresWatchdog(Process shell) {

	/** The prefix of log lines before their severity. */
	private static final Pattern PREFIX = Pattern.compile("^.*?(?=(LOG|ERROR|FATAL|PANIC):)");

	private static final int TAIL_LINES = 20;

	private static final int STOP_SECONDS = 70;

	/**
	 * Starts PostgreSQL and waits until it accepts connections.
	 * @throws StartupException when it does not start, with the cause of its log
	 */
	static PostgresWatchdog start(DatabaseCluster cluster, LogFile log) throws IOException {
		List<String> arguments = new ArrayList<>(List.of(cluster.directory().toString(), log.path().toString()));
		arguments.addAll(cluster.account().command(List.of(cluster.binaries().program("pg_ctl"))));
		long logged = log.size();
		Process shell = new ProcessBuilder(ShellScript.command(PostgresWatchdog.class, "postgres-watchdog", arguments))
			.redirectErrorStream(true)
			.start();
		BufferedReader output = shell.inputReader();
		String last = "";
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.equals("ready")) {
				return new PostgresWatchdog(shell);
			}
			last = line;
		}
		List<String> lines = log.tail(TAIL_LINES, logged)
			.stream()
			.map((line) -> PREFIX.matcher(line).replaceFirst(""))
			.toList();
		String cause = lines.stream()
			.filter((line) -> line.startsWith("FATAL:") || line.startsWith("PANIC:"))
			.reduce((before, line) -> line)
			.orElse(lines.isEmpty() ? last : lines.get(lines.size() - 1));
		throw DirectoryFailure.of(cluster.directory(), lines,
				new StartupException("PostgreSQL does not start (%s): see its log, %s.".formatted(cause, log.path())));
	}

	/** Shuts the server down, unless the shell was killed. */
	void stop() {
		try {
			this.shell.getOutputStream().close();
			this.shell.onExit().completeOnTimeout(this.shell, STOP_SECONDS, TimeUnit.SECONDS).join().destroyForcibly();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
