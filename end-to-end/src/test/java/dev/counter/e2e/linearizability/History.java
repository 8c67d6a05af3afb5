package dev.counter.e2e.linearizability;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * History of concurrent clients. It is linearizable when some order of its steps, each at
 * a moment between its begin and its end, explains every response. The search is the
 * algorithm of Wing and Gong with Lowe's cache of dead ends.
 */
final class History {

	private final List<Step> steps;

	private final Set<Position> deadEnds = new HashSet<>();

	/**
	 * Creates a history.
	 * @param steps at most 64, in any order but that of {@link Step#after()}
	 */
	History(List<Step> steps) {
		if (steps.size() > Long.SIZE) {
			throw new IllegalArgumentException(steps.size() + " steps are too many");
		}
		this.steps = steps;
	}

	boolean isLinearizable() {
		return leadsToTheEnd(new Position(0, 0));
	}

	private boolean leadsToTheEnd(Position position) {
		if (Long.bitCount(position.done()) == this.steps.size()) {
			return true;
		}
		if (this.deadEnds.contains(position)) {
			return false;
		}
		long firstEnd = Long.MAX_VALUE;
		for (int i = 0; i < this.steps.size(); i++) {
			if (!position.has(i)) {
				firstEnd = Math.min(firstEnd, this.steps.get(i).end());
			}
		}
		for (int i = 0; i < this.steps.size(); i++) {
			Step step = this.steps.get(i);
			if (!position.has(i) && step.begin() <= firstEnd && (step.after() < 0 || position.has(step.after()))
					&& step.fits(position.ledger())
					&& leadsToTheEnd(new Position(position.done() | 1L << i, step.apply(position.ledger())))) {
				return true;
			}
		}
		this.deadEnds.add(position);
		return false;
	}

	/**
	 * State of the search.
	 *
	 * @param done a bit for each step that has happened
	 * @param ledger a bit for each add that is in the ledger
	 */
	private record Position(long done, long ledger) {

		boolean has(int step) {
			return (this.done & 1L << step) != 0;
		}

	}

}
