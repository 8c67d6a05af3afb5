package dev.counter.local.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.counter.local.data.StartupException;
import dev.counter.local.data.DirectoryFailure;
import dev.counter.local.process.Backoff;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.ProcessSignal;
import org.jspecify.annotations.Nullable;

/**
 * The database server: supervised while this process runs, and shut down by its
 * {@link PostgresWatchdog} when this process is killed.
 */
public final class PostgresServer {

	private final DatabaseCluster cluster;

	private final LogFile log;

	private final int port;

	private final Consumer<String> notices;

	private final ServerProcesses processes;

	private final Backoff backoff = new Backoff();

	/** Of the last attempt that started; {@code null} while the server is stopped. */
	private @Nullable PostgresWatchdog guard;

	PostgresServer(DatabaseCluster cluster, LogFile log, int port, Consumer<String> notices) {
		this.cluster = cluster;
		this.log = log;
		this.port = port;
		this.notices = notices;
		this.processes = new ServerProcesses(cluster.folder());
	}

	/**
	 * Starts the server and waits until it accepts connections; ends one that an earlier
	 * start left behind. A server that ends by itself is restarted with backoff until it
	 * is stopped.
	 * @throws StartupException when the server does not start
	 */
	public synchronized void start() {
		try {
			this.processes.end();
			this.processes.deleteStalePidFile();
			this.cluster.configure(this.port);
			PostgresWatchdog started = PostgresWatchdog.start(this.cluster, this.log);
			this.guard = started;
			long begin = System.nanoTime();
			CompletableFuture<?> postmasterExit = postmaster().<CompletableFuture<?>>map(ProcessHandle::onExit)
				.orElseGet(() -> CompletableFuture.completedFuture(null));
			CompletableFuture.anyOf(started.onExit(), postmasterExit)
				.thenRunAsync(() -> ended(started, Duration.ofNanos(System.nanoTime() - begin)));
		}
		catch (IOException ex) {
			throw DirectoryFailure.of(this.cluster.folder(), ex);
		}
	}

	private synchronized void ended(PostgresWatchdog last, Duration lived) {
		if (last.equals(this.guard)) {
			this.notices.accept((last.shell().isAlive() ? "PostgreSQL" : "PostgreSQL's guard") + " ended (see "
					+ this.log.path() + "): PostgreSQL is started again.");
			restartAfter(this.backoff.after(lived), last, false);
		}
	}

	private void restartAfter(Duration pause, PostgresWatchdog last, boolean failing) {
		CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
			.execute(() -> restart(last, failing));
	}

	/** Only the first failure is reported. */
	private synchronized void restart(PostgresWatchdog last, boolean failing) {
		if (!last.equals(this.guard)) {
			return;
		}
		try {
			last.end();
			start();
			this.notices.accept("PostgreSQL is ready again.");
		}
		catch (RuntimeException ex) {
			if (!failing) {
				this.notices.accept(ex.getMessage() + " It is tried again until it starts.");
			}
			restartAfter(this.backoff.after(Duration.ZERO), last, true);
		}
	}

	/**
	 * ShutdownSequence the server: sessions are ended, what was committed is on the disk.
	 */
	public synchronized void stop() {
		PostgresWatchdog last = this.guard;
		this.guard = null;
		if (last != null) {
			thaw();
			last.end();
			this.processes.end();
		}
	}

	/**
	 * Holds every process of the server where it is, so that nothing answers.
	 */
	public void freeze() {
		postmaster().ifPresent(ProcessSignal.STOP::sendTo);
	}

	/**
	 * Lets a frozen server go on.
	 */
	public void thaw() {
		postmaster().ifPresent(ProcessSignal.CONT::sendTo);
	}

	/**
	 * The server's main process.
	 * @return empty when no server runs on the data directory
	 */
	public Optional<ProcessHandle> postmaster() {
		return this.processes.postmaster();
	}

	/**
	 * Where the server listens, on the loopback address alone.
	 * @return the TCP port
	 */
	public int port() {
		return this.port;
	}

}
