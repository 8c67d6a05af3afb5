package dev.counter.adder.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.ObjIntConsumer;

import dev.counter.adder.entry.Add;
import dev.counter.adder.entry.Entries;
import dev.counter.adder.entry.Outcome;
import dev.counter.adder.entry.OutcomeUnknownException;
import dev.counter.core.database.Deadline;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.ledger.LedgerSnapshot;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * Commits batches, and tells each of those who wait what became of its own add, however
 * the commit ends.
 */
class Commits {

	private final Entries entries;

	private final LedgerReader totals;

	private final Executor answering;

	Commits(Entries entries, LedgerReader totals, Executor answering) {
		this.entries = entries;
		this.totals = totals;
		this.answering = answering;
	}

	/**
	 * Writes a batch, and leaves every answer, of failures too, to the answering threads.
	 * @param batch any number of adds, the one that waited longest first
	 */
	void write(List<Waiting> batch) {
		if (batch.isEmpty()) {
			return;
		}
		try {
			answer(batch, outcomes(batch));
		}
		catch (OutcomeUnknownException ex) {
			resolve(batch, ex);
		}
		catch (DataIntegrityViolationException ex) {
			splitOrFail(batch, ex);
		}
		catch (RuntimeException | Error ex) {
			fail(batch, ex);
		}
	}

	/**
	 * Fails adds that were not made.
	 * @param batch the adds
	 * @param failure why
	 */
	void fail(List<Waiting> batch, Throwable failure) {
		if (!batch.isEmpty()) {
			each(batch, (waiting, place) -> waiting.fail(failure));
		}
	}

	private List<Outcome> outcomes(List<Waiting> batch) {
		List<Add> adds = new ArrayList<>(batch.size());
		batch.forEach((waiting) -> adds.add(waiting.add()));
		return Deadline.within(batch.get(0).left(), () -> this.entries.add(adds));
	}

	/** The same again, under their keys, tells what became of those that have one. */
	private void resolve(List<Waiting> batch, OutcomeUnknownException unknown) {
		List<Waiting> keyed = batch.stream().filter((waiting) -> waiting.add().key() != null).toList();
		fail(batch.stream().filter((waiting) -> waiting.add().key() == null).toList(), unknown);
		if (keyed.isEmpty()) {
			return;
		}
		try {
			answer(keyed, outcomes(keyed));
		}
		catch (RuntimeException | Error ex) {
			fail(keyed, unknown);
		}
	}

	/** One row that the database refuses must not cost the others their commit. */
	private void splitOrFail(List<Waiting> batch, DataIntegrityViolationException failure) {
		if (batch.size() == 1) {
			fail(batch, failure);
			return;
		}
		int half = batch.size() / 2;
		write(batch.subList(0, half));
		write(batch.subList(half, batch.size()));
	}

	/** The sum is read by whoever wrote: the batch that waits meanwhile is the larger. */
	private void answer(List<Waiting> batch, List<Outcome> outcomes) {
		try {
			LedgerSnapshot sum = Deadline.within(batch.get(0).left(), this.totals::unshared);
			each(batch, (waiting, place) -> waiting.answer().complete(new Committed(outcomes.get(place), sum)));
		}
		catch (RuntimeException | Error ex) {
			each(batch, (waiting, place) -> waiting.fail(new SumUnreadException(outcomes.get(place), ex)));
		}
	}

	private void each(List<Waiting> batch, ObjIntConsumer<Waiting> answer) {
		this.answering.execute(() -> {
			for (int i = 0; i < batch.size(); i++) {
				answer.accept(batch.get(i), i);
			}
		});
	}

}
