package dev.counter.adder.commit;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.ObjIntConsumer;

import dev.counter.adder.entry.Entries;
import dev.counter.adder.entry.Outcome;
import dev.counter.core.database.Deadline;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.web.problem.Outage;
import dev.counter.core.web.problem.OutcomeUnknownException;
import dev.counter.core.web.problem.ProblemException;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * Commits of batches, whose adds are completed by other threads.
 */
class Commits {

	private final Entries entries;

	private final LedgerReader ledger;

	private final Executor answering;

	Commits(Entries entries, LedgerReader ledger, Executor answering) {
		this.entries = entries;
		this.ledger = ledger;
		this.answering = answering;
	}

	/** Writes a batch, the oldest add first, and completes each add. */
	void write(List<PendingAdd> batch) {
		if (batch.isEmpty()) {
			return;
		}
		try {
			complete(batch, insert(batch));
		}
		catch (OutcomeUnknownException ex) {
			resolve(batch, ex);
		}
		catch (DataIntegrityViolationException ex) {
			split(batch, ex);
		}
		catch (RuntimeException | Error ex) {
			fail(batch, ex);
		}
	}

	void fail(List<PendingAdd> batch, Throwable failure) {
		if (!batch.isEmpty()) {
			each(batch, (add, place) -> add.result().completeExceptionally(failure));
		}
	}

	private List<Outcome> insert(List<PendingAdd> batch) {
		return Deadline.within(batch.get(0).timeLeft(),
				() -> this.entries.add(batch.stream().map(PendingAdd::command).toList()));
	}

	/** A second insert finds the outcome of the adds that have a key. */
	private void resolve(List<PendingAdd> batch, OutcomeUnknownException unknown) {
		List<PendingAdd> keyed = batch.stream().filter(PendingAdd::hasKey).toList();
		fail(batch.stream().filter((add) -> !add.hasKey()).toList(), unknown);
		if (keyed.isEmpty()) {
			return;
		}
		try {
			complete(keyed, insert(keyed));
		}
		catch (RuntimeException | Error ex) {
			fail(keyed, unknown);
		}
	}

	/** One row that violates a constraint must not fail the others. */
	private void split(List<PendingAdd> batch, DataIntegrityViolationException failure) {
		if (batch.size() == 1) {
			fail(batch, failure);
			return;
		}
		int half = batch.size() / 2;
		write(batch.subList(0, half));
		write(batch.subList(half, batch.size()));
	}

	/** Reads the snapshot on the writing thread, which lets the next batch grow. */
	private void complete(List<PendingAdd> batch, List<Outcome> outcomes) {
		try {
			LedgerSnapshot snapshot = Deadline.within(batch.get(0).timeLeft(), this.ledger::unshared);
			each(batch, (add, place) -> add.result().complete(new AddResult(outcomes.get(place), snapshot)));
		}
		catch (RuntimeException | Error ex) {
			each(batch, (add, place) -> add.result().completeExceptionally(withoutSnapshot(outcomes.get(place), ex)));
		}
	}

	private static ProblemException withoutSnapshot(Outcome outcome, Throwable failure) {
		try {
			return Outage.outcomeUnknown(failure, "The number was added with id %s, but the sum cannot be read."
				.formatted(AddResult.entry(outcome).id()));
		}
		catch (ProblemException ex) {
			return ex;
		}
	}

	private void each(List<PendingAdd> batch, ObjIntConsumer<PendingAdd> action) {
		this.answering.execute(() -> {
			for (int i = 0; i < batch.size(); i++) {
				action.accept(batch.get(i), i);
			}
		});
	}

}
