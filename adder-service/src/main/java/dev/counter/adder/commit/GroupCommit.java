package dev.counter.adder.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.counter.adder.entry.AddCommand;
import dev.counter.adder.entry.Entries;
import dev.counter.contract.Limits;
import dev.counter.contract.Times;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.web.problem.OutcomeUnknownException;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/**
 * Group commit: one thread writes all pending adds in one statement. There is no timer: a
 * single add is written immediately, concurrent adds share a batch. The thread then reads
 * the ledger; other threads answer while it writes the next batch.
 */
@Component
public class GroupCommit implements AutoCloseable {

	private static final int ANSWERING_THREADS = 2;

	private static final int IDLE_YIELDS = 3;

	private static final long IDLE_MILLIS = 200;

	private final Commits commits;

	private final BlockingQueue<PendingAdd> queue = new LinkedBlockingQueue<>(Limits.ADDS_WAITING);

	private final ExecutorService answering = Executors.newFixedThreadPool(ANSWERING_THREADS,
			(work) -> new Thread(work, "answering"));

	private final Thread writing = new Thread(this::write, "group-commit");

	private volatile boolean closed;

	private volatile long lastBatch = System.nanoTime();

	GroupCommit(Entries entries, LedgerReader ledger) {
		this.commits = new Commits(entries, ledger, this.answering);
		this.writing.start();
	}

	/**
	 * Queues an add for the next commit.
	 * @return completes within {@link Times#DATABASE_DEADLINE}; exceptionally with a
	 * {@link DataAccessException} if nothing was added, with an
	 * {@link OutcomeUnknownException} if it may have been
	 * @throws ProblemException with 503 when the queue is full or the service stops
	 */
	public CompletableFuture<AddResult> add(AddCommand command) {
		PendingAdd pending = PendingAdd.of(command);
		if (!this.queue.offer(pending)) {
			throw refused("Too many adds are pending.");
		}
		if (this.closed && this.queue.remove(pending)) {
			throw refused("The service is stopping.");
		}
		return pending.result();
	}

	/** Whether there were adds since a time of {@link System#nanoTime()}. */
	public boolean hasWrittenSince(long nanoTime) {
		return this.lastBatch - nanoTime > 0;
	}

	private static ProblemException refused(String detail) {
		return ProblemException.of(ProblemType.BUSY, detail + " Nothing was added.",
				"the same request again in a moment");
	}

	private void write() {
		List<PendingAdd> batch = new ArrayList<>();
		while (!this.closed || !this.queue.isEmpty()) {
			try {
				PendingAdd first = this.queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
				if (first != null) {
					batch.add(first);
					yieldToArrivals();
					this.queue.drainTo(batch, Limits.BATCH_MAX - 1);
					this.lastBatch = System.nanoTime();
					this.commits.write(inTime(batch));
					batch.clear();
				}
			}
			catch (InterruptedException ex) {
				// Ends only when it is closed and the queue is empty.
			}
		}
	}

	/** Yields to threads that are about to queue an add, until none has for a while. */
	private void yieldToArrivals() {
		int seen = 0;
		for (int idle = 0; idle < IDLE_YIELDS && seen < Limits.BATCH_MAX; idle++) {
			Thread.yield();
			int pending = this.queue.size();
			if (pending > seen) {
				seen = pending;
				idle = 0;
			}
		}
	}

	private List<PendingAdd> inTime(List<PendingAdd> batch) {
		List<PendingAdd> inTime = new ArrayList<>(batch.size());
		List<PendingAdd> late = new ArrayList<>();
		batch.forEach((add) -> (add.isInTime() ? inTime : late).add(add));
		this.commits.fail(late, new CannotGetJdbcConnectionException("The adds before this one exceeded its deadline"));
		return inTime;
	}

	/**
	 * Refuses further adds, writes and answers the pending ones.
	 */
	@Override
	public void close() {
		this.closed = true;
		try {
			this.writing.join();
			this.answering.shutdown();
			this.answering.awaitTermination(Times.DATABASE_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
