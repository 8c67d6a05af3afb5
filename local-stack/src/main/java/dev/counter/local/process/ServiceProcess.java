package dev.counter.local.process;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.counter.contract.Health;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.local.data.StartupException;
import org.jspecify.annotations.Nullable;

/**
 * Process supervision of one service: waits for its readiness and restarts it with
 * backoff when it exits.
 */
public final class ServiceProcess {

	private static final Duration STOP_TIMEOUT = Times.SHUTDOWN_GRACE.plusSeconds(5);

	private static final Duration NOTICE_INTERVAL = Duration.ofSeconds(30);

	private static final int POLL_MILLIS = 100;

	private static final int FIRST_ATTEMPTS = 2;

	private static final int LOG_LINES = 10;

	private final ServiceDefinition definition;

	private final ServiceListener listener;

	private final Duration startTimeout;

	private final CompletableFuture<@Nullable Void> firstReady = new CompletableFuture<>();

	private final CountDownLatch stopping = new CountDownLatch(1);

	private @Nullable Process process;

	private volatile boolean ready;

	public ServiceProcess(ServiceDefinition definition, ServiceListener listener, Duration startTimeout) {
		this.definition = definition;
		this.listener = listener;
		this.startTimeout = startTimeout;
	}

	/**
	 * Starts the service.
	 * @return completes at the first readiness, or with a {@link StartupException}
	 */
	public CompletableFuture<@Nullable Void> start() {
		Thread supervisor = new Thread(this::supervise, "supervisor-" + service().key());
		supervisor.setDaemon(true);
		supervisor.start();
		return this.firstReady;
	}

	private void supervise() {
		Backoff backoff = new Backoff();
		try {
			for (int attempt = 1; !isStopping(); attempt++) {
				long started = System.nanoTime();
				int exitCode = run();
				this.listener.onDown(service());
				if (isStopping() || givesUp(attempt, exitCode)) {
					return;
				}
				Duration pause = backoff.after(Duration.ofNanos(System.nanoTime() - started));
				this.listener.onNotice("%s ended with exit code %s (see %s) and is started again in %s s."
					.formatted(service().key(), exitCode, this.definition.log().path(), pause.toSeconds()));
				this.stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
			}
		}
		catch (RuntimeException | InterruptedException ex) {
			this.firstReady.completeExceptionally(ex);
			this.listener.onNotice(service().key() + " cannot be started: " + ex.getMessage());
		}
	}

	/** Runs the process once and returns its exit code. */
	private int run() throws InterruptedException {
		List<Integer> ports = FreePorts.find(2);
		Process started;
		synchronized (this) {
			if (isStopping()) {
				return 0;
			}
			started = this.definition.start(ports.get(0), ports.get(1));
			this.process = started;
		}
		long begin = System.nanoTime();
		long noticed = begin;
		while (!started.waitFor(this.ready ? Long.MAX_VALUE : POLL_MILLIS, TimeUnit.MILLISECONDS)) {
			if (ReadinessProbe.isReady(address(ports.get(1)).resolve(Health.READINESS))) {
				this.ready = true;
				this.listener.onReady(service(), address(ports.get(0)));
				this.firstReady.complete(null);
			}
			else if (System.nanoTime() - begin > this.startTimeout.toNanos()) {
				fail("%s is not ready after %s s".formatted(service().key(), this.startTimeout.toSeconds()));
			}
			else if (!isStopping() && System.nanoTime() - noticed > NOTICE_INTERVAL.toNanos()) {
				noticed = System.nanoTime();
				this.listener.onNotice(
						"%s is not ready yet, its log is %s".formatted(service().key(), this.definition.log().path()));
			}
		}
		this.ready = false;
		return started.exitValue();
	}

	private static URI address(int port) {
		return URI.create("http://" + ServiceDefinition.HOST + ":" + port);
	}

	private boolean givesUp(int attempt, int exitCode) {
		return !this.firstReady.isDone() && attempt >= FIRST_ATTEMPTS
				&& fail("%s ends with exit code %s instead of starting".formatted(service().key(), exitCode));
	}

	private boolean fail(String what) {
		LogFile log = this.definition.log();
		return !this.firstReady.isDone() && this.firstReady.completeExceptionally(
				new StartupException(what + ": see its log, " + log.path() + ", which ends with", log.tail(LOG_LINES)));
	}

	/** Stops the service gracefully; one that is not ready has no requests in flight. */
	public void stop() {
		Process running;
		synchronized (this) {
			this.stopping.countDown();
			running = this.process;
		}
		this.listener.onDown(service());
		if (running != null) {
			ChildProcess.stop(running, this.ready ? STOP_TIMEOUT : Duration.ofSeconds(1));
		}
	}

	private boolean isStopping() {
		return this.stopping.getCount() == 0;
	}

	/** The running process, empty while it is down. */
	public synchronized Optional<ProcessHandle> handle() {
		return Optional.ofNullable(this.process).map(Process::toHandle).filter(ProcessHandle::isAlive);
	}

	public Service service() {
		return this.definition.service();
	}

}
