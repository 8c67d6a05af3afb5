package dev.counter.local.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.counter.local.failure.StartFailure;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.Outcome;
import dev.counter.local.process.Script;
import dev.counter.local.process.Signal;
import org.jspecify.annotations.Nullable;

/**
 * The running database server. A shell stands guard over it, which stops it in order,
 * even when this process is killed.
 */
public final class PostgresServer {

	private static final Script GUARD = Script.read(PostgresServer.class, "guard.sh");

	private static final String READY = "ready";

	private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

	private static final int STOP_SECONDS = 70;

	private final Cluster cluster;

	private final LogFile log;

	private final int port;

	private final Consumer<String> notices;

	private @Nullable Process guard;

	PostgresServer(Cluster cluster, LogFile log, int port, Consumer<String> notices) {
		this.cluster = cluster;
		this.log = log;
		this.port = port;
		this.notices = notices;
	}

	/**
	 * Starts the server and waits until it takes connections; ends one that an earlier
	 * start left behind.
	 * @throws StartFailure when the server does not start
	 */
	public synchronized void start() {
		try {
			stopLeftover();
			this.cluster.configure(this.port);
			List<String> arguments = new ArrayList<>(
					List.of(this.cluster.folder().toString(), this.log.path().toString()));
			arguments.addAll(pgCtl());
			Process started = new ProcessBuilder(GUARD.command("postgres-guard", arguments)).redirectErrorStream(true)
				.start();
			this.guard = started;
			awaitReady(started);
			postmaster().ifPresent((process) -> process.onExit().thenRunAsync(() -> recover(started), LATER));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The server ended: by itself, when nobody stopped it or started it again. */
	private synchronized void recover(Process ended) {
		if (this.guard != ended) {
			return;
		}
		this.notices.accept("PostgreSQL ended (see " + this.log.path() + ") and is started again.");
		try {
			stop();
			start();
		}
		catch (StartFailure ex) {
			this.notices.accept(ex.getMessage());
		}
	}

	private void stopLeftover() {
		if (postmaster().isPresent()) {
			List<String> command = new ArrayList<>(pgCtl());
			command.addAll(List.of("stop", "-D", this.cluster.folder().toString(), "-m", "fast", "-w"));
			Outcome.of(command);
		}
	}

	private List<String> pgCtl() {
		return this.cluster.account().command(List.of(this.cluster.binaries().program("pg_ctl")));
	}

	private void awaitReady(Process started) throws IOException {
		BufferedReader output = started.inputReader();
		String said = "";
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.equals(READY)) {
				return;
			}
			said = line;
		}
		List<String> tail = this.log.tail(20);
		String cause = tail.stream()
			.filter((line) -> line.contains("FATAL:") || line.contains("PANIC:"))
			.reduce((before, line) -> line)
			.orElse(tail.isEmpty() ? said : tail.get(tail.size() - 1));
		throw new StartFailure("PostgreSQL does not start: %s (all of it: %s). If its data is damaged, move %s away."
			.formatted(cause, this.log.path(), this.cluster.folder()));
	}

	/**
	 * Stops the server: sessions are ended, what was committed is on the disk.
	 */
	public synchronized void stop() {
		Process running = this.guard;
		if (running == null) {
			return;
		}
		thaw();
		try {
			running.getOutputStream().close();
			if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
				running.destroyForcibly();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.guard = null;
	}

	/**
	 * Holds every process of the server where it is, so that nothing answers.
	 */
	public void freeze() {
		postmaster().ifPresent(Signal.STOP::sendTo);
	}

	/**
	 * Lets a frozen server go on.
	 */
	public void thaw() {
		postmaster().ifPresent(Signal.CONT::sendTo);
	}

	/**
	 * The server's main process.
	 * @return empty when no server runs on the data folder
	 */
	public Optional<ProcessHandle> postmaster() {
		Path pidFile = this.cluster.folder().resolve("postmaster.pid");
		try {
			List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
			return lines.isEmpty() ? Optional.empty()
					: ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(this::isOurs);
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** After a crash of the machine another process may have the number in the file. */
	private boolean isOurs(ProcessHandle process) {
		String[] arguments = process.info().arguments().orElseGet(() -> new String[0]);
		return process.isAlive() && List.of(arguments).contains(this.cluster.folder().toString());
	}

	/**
	 * Where the server listens, on the loopback address alone.
	 * @return the TCP port
	 */
	public int port() {
		return this.port;
	}

}
