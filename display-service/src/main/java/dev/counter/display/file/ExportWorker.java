package dev.counter.display.file;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.counter.contract.StartCommand;
import dev.counter.core.file.ObjectStore;
import dev.counter.display.CsvWalk;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Background thread that writes exports one after the other: those of this process at
 * once, those of others when their lease expires. A stop ends within a chunk of entries
 * or a part of the upload.
 */
@Component
class ExportWorker implements SmartLifecycle {

	private static final Log log = LogFactory.getLog(ExportWorker.class);

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private final Exports exports;

	private final CsvWalk walk;

	private final ObjectStore store;

	private volatile @Nullable ScheduledThreadPoolExecutor thread;

	ExportWorker(Exports exports, CsvWalk walk, ObjectStore store) {
		this.exports = exports;
		this.walk = walk;
		this.store = store;
	}

	@Override
	public void start() {
		if (!StartCommand.isTraining()) {
			ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, ExportWorker::daemon,
					new ThreadPoolExecutor.DiscardPolicy());
			started.scheduleWithFixedDelay(() -> work(started::isShutdown), INTERVAL.toSeconds(), INTERVAL.toSeconds(),
					TimeUnit.SECONDS);
			this.thread = started;
		}
	}

	/** Looks for exports now. */
	void wake() {
		ScheduledThreadPoolExecutor current = this.thread;
		if (current != null) {
			current.execute(() -> work(current::isShutdown));
		}
	}

	private void work(BooleanSupplier stopping) {
		try {
			while (!stopping.getAsBoolean()) {
				Optional<ExportClaim> claim = this.exports.claim();
				if (claim.isEmpty()) {
					return;
				}
				new ExportAttempt(claim.get(), this.exports, this.walk, this.store, stopping).run();
			}
		}
		catch (DataAccessException | SdkException ex) {
			log.warn("Exports wait: " + ex.getMessage());
		}
		catch (IOException | RuntimeException ex) {
			log.error("An export failed", ex);
		}
	}

	@Override
	public void stop(Runnable done) {
		ScheduledThreadPoolExecutor stopped = this.thread;
		this.thread = null;
		if (stopped != null) {
			stopped.execute(done);
			stopped.shutdown();
		}
	}

	@Override
	public void stop() {
		stop(() -> log.debug("No export is being written"));
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	/** At the same time as the web server. */
	@Override
	public int getPhase() {
		return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
	}

	private static Thread daemon(Runnable work) {
		Thread thread = new Thread(work, "exports");
		thread.setDaemon(true);
		return thread;
	}

}
