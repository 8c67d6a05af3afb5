package dev.counter.local.process;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.local.data.StartupException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one service running: started, watched until it is ready, and started again when
 * it dies.
 */
public final class ServiceProcess {

	private static final Duration STOP_PATIENCE = Times.SHUTDOWN_GRACE.plusSeconds(5);

	private static final Duration NOTICE = Duration.ofSeconds(30);

	private static final int POLL_MILLIS = 100;

	private static final int FIRST_ATTEMPTS = 2;

	private static final int TOLD_LINES = 10;

	private final ServiceDefinition launch;

	private final ServiceListener listener;

	private final Duration patience;

	private final CompletableFuture<@Nullable Void> firstReady = new CompletableFuture<>();

	private final CountDownLatch stopping = new CountDownLatch(1);

	private @Nullable Child child;

	private volatile boolean ready;

	/**
	 * Creates a service that does not run yet.
	 * @param launch how it is started
	 * @param listener learns what becomes of it
	 * @param patience how long it may take until it is ready
	 */
	public ServiceProcess(ServiceDefinition launch, ServiceListener listener, Duration patience) {
		this.launch = launch;
		this.listener = listener;
		this.patience = patience;
	}

	/**
	 * Starts the service.
	 * @return completes when it is ready for the first time, with a
	 * {@link StartupException} when it never gets there
	 */
	public CompletableFuture<@Nullable Void> start() {
		Thread supervisor = new Thread(this::supervise, "supervisor-" + this.launch.service().key());
		supervisor.setDaemon(true);
		supervisor.start();
		return this.firstReady;
	}

	private void supervise() {
		Backoff backoff = new Backoff();
		try {
			for (int attempt = 1; !isStopping(); attempt++) {
				long started = System.nanoTime();
				int exit = live();
				this.listener.onDown(service());
				if (isStopping() || givesUp(attempt, exit)) {
					return;
				}
				Duration pause = backoff.after(Duration.ofNanos(System.nanoTime() - started));
				this.listener.onNotice("%s ended with exit code %s (see %s) and is started again in %s s."
					.formatted(service().key(), exit, this.launch.log().path(), pause.toSeconds()));
				this.stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
			}
		}
		catch (RuntimeException | InterruptedException ex) {
			this.firstReady.completeExceptionally(ex);
			this.listener.onNotice(service().key() + " cannot be started: " + ex.getMessage());
		}
	}

	/** From one start to the end that follows. */
	private int live() throws InterruptedException {
		List<Integer> ports = FreePorts.find(2);
		Child started;
		synchronized (this) {
			if (isStopping()) {
				return 0;
			}
			started = this.launch.start(ports.get(0), ports.get(1));
			this.child = started;
		}
		long begin = System.nanoTime();
		long told = begin;
		while (!started.hasEnded(this.ready ? Long.MAX_VALUE : POLL_MILLIS)) {
			if (ReadinessProbe.of(ServiceDefinition.HOST, ports.get(1))) {
				this.ready = true;
				this.listener.onReady(service(), URI.create("http://" + ServiceDefinition.HOST + ":" + ports.get(0)));
				this.firstReady.complete(null);
			}
			else if (System.nanoTime() - begin > this.patience.toNanos()) {
				fail("%s is not ready after %s s".formatted(service().key(), this.patience.toSeconds()));
			}
			else if (!isStopping() && System.nanoTime() - told > NOTICE.toNanos()) {
				told = System.nanoTime();
				this.listener.onNotice(
						"%s is not ready yet, its log is %s".formatted(service().key(), this.launch.log().path()));
			}
		}
		this.ready = false;
		return started.exitCode();
	}

	private boolean givesUp(int attempt, int exit) {
		return !this.firstReady.isDone() && attempt >= FIRST_ATTEMPTS
				&& fail("%s ends with exit code %s instead of starting".formatted(service().key(), exit));
	}

	private boolean fail(String what) {
		return !this.firstReady.isDone() && this.firstReady.completeExceptionally(new StartupException(
				what + ": mend what its log says, " + this.launch.log().path() + ", which ends with",
				this.launch.log().tail(TOLD_LINES)));
	}

	/**
	 * ShutdownSequence the service: requests in flight are answered first. One that is
	 * not ready has none.
	 */
	public void stop() {
		Child running;
		synchronized (this) {
			this.stopping.countDown();
			running = this.child;
		}
		this.listener.onDown(service());
		if (running != null) {
			running.stop(this.ready ? STOP_PATIENCE : Duration.ofSeconds(1));
		}
	}

	private boolean isStopping() {
		return this.stopping.getCount() == 0;
	}

	/**
	 * The running process.
	 * @return empty when it is down
	 */
	public synchronized Optional<ProcessHandle> handle() {
		return Optional.ofNullable(this.child).map(Child::handle).filter(ProcessHandle::isAlive);
	}

	/**
	 * Which service this is.
	 * @return the service
	 */
	public Service service() {
		return this.launch.service();
	}

}
