package dev.counter.adder.imports;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.counter.contract.StartCommand;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Thread that works on imports, one at a time. It polls, because another process may have
 * created the import or died with it, and retries for as long as database or S3 is away.
 */
@Component
class ImportWorker implements SmartLifecycle {

	private static final Log log = LogFactory.getLog(ImportWorker.class);

	private static final Duration POLL = Duration.ofSeconds(2);

	/** Longer than a chunk takes; a thread that waits for S3 ends with the process. */
	private static final Duration CHUNK = Duration.ofSeconds(5);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

	private final ImportQueue queue;

	private final ImportRun imports;

	private final Semaphore wakeUps = new Semaphore(0);

	private volatile boolean stopped;

	private @Nullable Thread thread;

	ImportWorker(ImportQueue queue, ImportRun imports) {
		this.queue = queue;
		this.imports = imports;
	}

	/** Looks for an import now. */
	void wake() {
		this.wakeUps.release();
	}

	@Override
	public synchronized void start() {
		if (!StartCommand.isTraining()) {
			this.stopped = false;
			this.thread = new Thread(this::work, "imports");
			this.thread.setDaemon(true);
			this.thread.start();
		}
	}

	private void work() {
		int failures = 0;
		while (!this.stopped) {
			try {
				Optional<ClaimedImport> task = this.queue.claim();
				task.ifPresent((claimed) -> this.imports.run(claimed, () -> this.stopped));
				failures = 0;
				if (task.isEmpty()) {
					pause(POLL);
				}
			}
			catch (RuntimeException ex) {
				log.warn("Imports wait and try again: " + ex);
				failures++;
				pause(POLL.multipliedBy(failures));
			}
		}
	}

	private void pause(Duration time) {
		long millis = Math.min(time.toMillis(), LONGEST_PAUSE.toMillis());
		try {
			if (this.wakeUps.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
				this.wakeUps.drainPermits();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Ends after the chunk in progress, and lets another process continue at once. */
	@Override
	public synchronized void stop() {
		if (this.thread == null) {
			return;
		}
		this.stopped = true;
		wake();
		try {
			this.thread.join(CHUNK.toMillis());
			this.thread = null;
			this.queue.release();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			log.info("The lease of an import ends by itself: " + ex.getMessage());
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

}
