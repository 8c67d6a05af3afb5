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
import dev.counter.core.total.Sum;
import dev.counter.core.total.Totals;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * Commits batches, and tells each of those who wait what became of its own add, however
 * the commit ends.
 */
class Commits {

	private final Entries entries;

	private final Totals totals;

	private final Executor answering;

	Commits(Entries entries, Totals totals, Executor answering) {
		this.entries = entries;
		this.totals = totals;
		this.answering = answering;
	}

	/**
	 * Writes a batch, and leaves the answers to others.
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
			batch.forEach((waiting) -> waiting.fail(ex));
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
		batch.stream().filter((waiting) -> waiting.add().key() == null).forEach((waiting) -> waiting.fail(unknown));
		if (keyed.isEmpty()) {
			return;
		}
		try {
			answer(keyed, outcomes(keyed));
		}
		catch (RuntimeException | Error ex) {
			keyed.forEach((waiting) -> waiting.fail(unknown));
		}
	}

	/** One row that the database refuses must not cost the others their commit. */
	private void splitOrFail(List<Waiting> batch, DataIntegrityViolationException failure) {
		if (batch.size() == 1) {
			batch.get(0).fail(failure);
			return;
		}
		int half = batch.size() / 2;
		write(batch.subList(0, half));
		write(batch.subList(half, batch.size()));
	}

	/** The sum is read by whoever wrote: the batch that waits meanwhile is the larger. */
	private void answer(List<Waiting> batch, List<Outcome> outcomes) {
		try {
			Sum sum = Deadline.within(batch.get(0).left(), this.totals::unshared);
			this.answering.execute(() -> each(batch,
					(waiting, place) -> waiting.answer().complete(new Committed(outcomes.get(place), sum))));
		}
		catch (RuntimeException | Error ex) {
			each(batch, (waiting, place) -> waiting.fail(new SumUnreadException(outcomes.get(place), ex)));
		}
	}

	private static void each(List<Waiting> batch, ObjIntConsumer<Waiting> answer) {
		for (int i = 0; i < batch.size(); i++) {
			answer.accept(batch.get(i), i);
		}
	}

}
