package dev.counter.local.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.counter.local.data.DirectoryFailure;
import dev.counter.local.data.StartupException;
import dev.counter.local.process.Backoff;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.ProcessSignal;
import org.jspecify.annotations.Nullable;

/**
 * Supervised PostgreSQL server: restarted with backoff when it exits, and stopped by its
 * {@link PostgresWatchdog} when this process is killed.
 */
public final class PostgresServer {

	private final DatabaseCluster cluster;

	private final LogFile log;

	private final int port;

	private final Consumer<String> notices;

	private final ClusterProcesses processes;

	private final Backoff backoff = new Backoff();

	/** Of the last successful start; {@code null} while the server is stopped. */
	private @Nullable PostgresWatchdog watchdog;

	PostgresServer(DatabaseCluster cluster, LogFile log, int port, Consumer<String> notices) {
		this.cluster = cluster;
		this.log = log;
		this.port = port;
		this.notices = notices;
		this.processes = new ClusterProcesses(cluster.directory());
	}

	/**
	 * Starts the server and waits until it accepts connections; one of an earlier start
	 * is stopped before.
	 * @throws StartupException when the server does not start
	 */
	public synchronized void start() {
		try {
			this.processes.stop();
			this.processes.deleteStalePidFile();
			this.cluster.configure(this.port);
			PostgresWatchdog started = PostgresWatchdog.start(this.cluster, this.log);
			this.watchdog = started;
			long begin = System.nanoTime();
			CompletableFuture<?> postmasterExit = postmaster().<CompletableFuture<?>>map(ProcessHandle::onExit)
				.orElseGet(() -> CompletableFuture.completedFuture(null));
			CompletableFuture.anyOf(started.shell().onExit(), postmasterExit)
				.thenRunAsync(() -> onExit(started, Duration.ofNanos(System.nanoTime() - begin)));
		}
		catch (IOException ex) {
			throw DirectoryFailure.of(this.cluster.directory(), ex);
		}
	}

	private synchronized void onExit(PostgresWatchdog last, Duration uptime) {
		if (last.equals(this.watchdog)) {
			this.notices.accept((last.shell().isAlive() ? "PostgreSQL" : "PostgreSQL's watchdog") + " ended (see "
					+ this.log.path() + "): PostgreSQL is started again.");
			restartAfter(this.backoff.after(uptime), last, false);
		}
	}

	private void restartAfter(Duration pause, PostgresWatchdog last, boolean reported) {
		CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
			.execute(() -> restart(last, reported));
	}

	/** Only the first failure is reported. */
	private synchronized void restart(PostgresWatchdog last, boolean reported) {
		if (!last.equals(this.watchdog)) {
			return;
		}
		try {
			last.stop();
			start();
			this.notices.accept("PostgreSQL is ready again.");
		}
		catch (RuntimeException ex) {
			if (!reported) {
				this.notices.accept(ex.getMessage() + " It is tried again until it starts.");
			}
			restartAfter(this.backoff.after(Duration.ZERO), last, true);
		}
	}

	/** Stops the server: sessions are closed, committed data is on the disk. */
	public synchronized void stop() {
		PostgresWatchdog last = this.watchdog;
		this.watchdog = null;
		if (last != null) {
			thaw();
			last.stop();
			this.processes.stop();
		}
	}

	/**
	 * Suspends every process of the server: connections stay open and nothing answers.
	 */
	public void freeze() {
		postmaster().ifPresent(ProcessSignal.STOP::sendTo);
	}

	/** Resumes a frozen server. */
	public void thaw() {
		postmaster().ifPresent(ProcessSignal.CONT::sendTo);
	}

	/** The server's main process, empty while it is down. */
	public Optional<ProcessHandle> postmaster() {
		return this.processes.postmaster();
	}

	/** The TCP port on the loopback address. */
	public int port() {
		return this.port;
	}

}
