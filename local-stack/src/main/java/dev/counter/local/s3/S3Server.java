package dev.counter.local.s3;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.counter.local.data.DataDirectory;
import dev.counter.local.data.Passwords;
import dev.counter.local.data.StartupException;
import dev.counter.local.process.Backoff;
import dev.counter.local.process.ChildProcess;
import dev.counter.local.process.FreePorts;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.ReadinessProbe;
import dev.counter.s3.LocalS3;
import org.jspecify.annotations.Nullable;

/**
 * Supervised S3 on a folder of the data directory, restarted with backoff on the same
 * port when it exits.
 */
public final class S3Server {

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private static final int POLL_MILLIS = 50;

	private static final int LOG_LINES = 10;

	private final LocalS3 s3;

	private final DataDirectory data;

	private final List<String> command;

	private final Map<String, String> environment;

	private final LogFile log;

	private final Consumer<String> notices;

	private final Backoff backoff = new Backoff();

	/** Of the last start; {@code null} while the server is stopped. */
	private @Nullable Process process;

	/**
	 * Prepares the S3 of a data directory; it is not started yet.
	 * @param libraries the folder of its libraries, which are copied: a build that
	 * replaces them does not break a running S3
	 * @param origins the origins whose pages may send parts to it
	 * @param notices gets a line when it exits or is ready again
	 */
	public S3Server(DataDirectory data, Path libraries, List<String> origins, Consumer<String> notices)
			throws IOException {
		Passwords keys = Passwords.in(data.path().resolve("s3-keys.properties"), List.of("access", "secret"));
		this.s3 = new LocalS3(FreePorts.find(1).get(0), keys.of("access"), keys.of("secret"));
		this.data = data;
		this.command = LocalS3.command(JAVA, Libraries.copy(libraries, data.path().resolve("jars")));
		this.environment = this.s3.ownVariables(data.path().resolve("files"), origins);
		this.log = LogFile.begin(data.logs(), "s3");
		this.notices = notices;
	}

	/**
	 * Starts the server and waits until it answers.
	 * @throws StartupException when it exits instead
	 */
	public synchronized void start() {
		Process started = ChildProcess.start(this.command, this.environment, this.data.path(), this.log);
		long begin = System.nanoTime();
		while (!ReadinessProbe.isReady(this.s3.health())) {
			if (exits(started) || System.nanoTime() - begin > START_TIMEOUT.toNanos()) {
				started.destroyForcibly();
				throw new StartupException("S3 does not start: see its log, " + this.log.path() + ", which ends with",
						this.log.tail(LOG_LINES));
			}
		}
		this.process = started;
		started.onExit().thenRunAsync(() -> onExit(started, Duration.ofNanos(System.nanoTime() - begin)));
	}

	private static boolean exits(Process started) {
		try {
			return started.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	private synchronized void onExit(Process last, Duration uptime) {
		if (last.equals(this.process)) {
			this.notices.accept("S3 ended with exit code %s (see %s) and is started again.".formatted(last.exitValue(),
					this.log.path()));
			restartAfter(this.backoff.after(uptime), last);
		}
	}

	private void restartAfter(Duration pause, Process last) {
		CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS).execute(() -> restart(last));
	}

	private synchronized void restart(Process last) {
		if (!last.equals(this.process)) {
			return;
		}
		try {
			start();
			this.notices.accept("S3 is ready again.");
		}
		catch (StartupException ex) {
			restartAfter(this.backoff.after(Duration.ZERO), last);
		}
	}

	/**
	 * Stops the server. It waits without the lock: {@link #onExit} would wait for that on
	 * a thread of the common pool, which Java needs to complete the wait.
	 */
	public void stop() {
		Process last = forget();
		if (last != null) {
			ChildProcess.stop(last, STOP_TIMEOUT);
		}
	}

	private synchronized @Nullable Process forget() {
		Process last = this.process;
		this.process = null;
		return last;
	}

	/** The running process, empty while it is down. */
	public synchronized Optional<ProcessHandle> handle() {
		return Optional.ofNullable(this.process).map(Process::toHandle).filter(ProcessHandle::isAlive);
	}

	/** The variables of a service that uses it. */
	public Map<String, String> variables() {
		return this.s3.variables();
	}

	/** The TCP port on the loopback address. */
	public int port() {
		return this.s3.port();
	}

}
