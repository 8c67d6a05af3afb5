package dev.counter.adder.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.counter.adder.entry.Add;
import dev.counter.adder.entry.Entries;
import dev.counter.adder.entry.OutcomeUnknownException;
import dev.counter.contract.Limits;
import dev.counter.contract.Times;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/**
 * Lets the adds that wait at the same time share one commit. A single thread takes all
 * that wait, writes them by one statement, and takes what came meanwhile: a lone add is
 * written at once, a crowd by the hundred, and no clock decides which. Then it reads the
 * sum, and others answer while the next batch is being written.
 */
@Component
public class GroupCommit implements AutoCloseable {

	private static final int ANSWERING_THREADS = 2;

	private static final int IDLE_YIELDS = 3;

	private static final long IDLE_MILLIS = 200;

	private final Commits commits;

	private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(Limits.ADDS_WAITING);

	private final ExecutorService answering = Executors.newFixedThreadPool(ANSWERING_THREADS,
			(work) -> new Thread(work, "answering"));

	private final Thread writing = new Thread(this::write, "group-commit");

	private volatile boolean closed;

	GroupCommit(Entries entries, LedgerReader totals) {
		this.commits = new Commits(entries, totals, this.answering);
		this.writing.start();
	}

	/**
	 * Takes an add, which is written with the next commit.
	 * @param add what to add
	 * @return completes within {@link Times#DATABASE_DEADLINE} with what became of it;
	 * exceptionally with an {@link OutcomeUnknownException} when that is not known, with
	 * a {@link SumUnreadException} when nothing but the sum is missing, with another
	 * {@link DataAccessException} when it was not added
	 * @throws ProblemException with 503 when too many wait or the service stops; nothing
	 * is added
	 */
	public CompletableFuture<Committed> add(Add add) {
		Waiting waiting = Waiting.of(add);
		if (!this.queue.offer(waiting)) {
			throw refused("Too many numbers wait to be added.");
		}
		if (this.closed && this.queue.remove(waiting)) {
			throw refused("The service is stopping.");
		}
		return waiting.answer();
	}

	private static ProblemException refused(String detail) {
		return new ProblemException(
				Problem.of(ProblemType.BUSY, detail + " Nothing was added.", "the same request again in a moment"));
	}

	private void write() {
		List<Waiting> batch = new ArrayList<>();
		while (!this.closed || !this.queue.isEmpty()) {
			try {
				Waiting first = this.queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
				if (first != null) {
					batch.add(first);
					yieldToArrivals();
					this.queue.drainTo(batch, Limits.BATCH_MAX - 1);
					this.commits.write(inTime(batch));
					batch.clear();
				}
			}
			catch (InterruptedException ex) {
				// Nobody interrupts this thread: it ends when it is closed and all is
				// written.
			}
		}
	}

	/**
	 * Gives way to threads that are about to queue more, until none has for a while:
	 * where a processor is idle that takes no time.
	 */
	private void yieldToArrivals() {
		int seen = 0;
		for (int idle = 0; idle < IDLE_YIELDS && seen < Limits.BATCH_MAX; idle++) {
			Thread.yield();
			int waiting = this.queue.size();
			if (waiting > seen) {
				seen = waiting;
				idle = 0;
			}
		}
	}

	private List<Waiting> inTime(List<Waiting> batch) {
		List<Waiting> inTime = new ArrayList<>(batch.size());
		List<Waiting> late = new ArrayList<>();
		batch.forEach((waiting) -> (waiting.isInTime() ? inTime : late).add(waiting));
		this.commits.fail(late, new CannotGetJdbcConnectionException("The adds before this one took all of its time"));
		return inTime;
	}

	/**
	 * Writes what was taken, answers it, and takes no more.
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
