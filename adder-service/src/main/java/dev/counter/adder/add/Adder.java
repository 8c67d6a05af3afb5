package dev.counter.adder.add;

import java.util.List;

import dev.counter.adder.entry.Add;
import dev.counter.adder.entry.Entries;
import dev.counter.adder.entry.OutcomeUnknownException;
import dev.counter.core.total.Sum;
import dev.counter.core.total.Totals;
import dev.counter.core.web.problem.Outage;
import dev.counter.core.web.problem.ProblemException;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Makes one add, and finds out what it says to whoever asked.
 */
@Component
public class Adder {

	private final Entries entries;

	private final Totals totals;

	Adder(Entries entries, Totals totals) {
		this.entries = entries;
		this.totals = totals;
	}

	/**
	 * Adds, or finds what the key stood for before.
	 * @param add what to add
	 * @return the entry
	 * @throws ProblemException with 422 when the key came with another value, with 503
	 * when it is not known whether the add was made
	 * @throws DataAccessException when it was not made
	 */
	public Entry add(Add add) {
		try {
			return Entry.of(this.entries.add(List.of(add)).get(0));
		}
		catch (OutcomeUnknownException ex) {
			throw Outage.outcomeUnknown(ex,
					"The database stopped answering before it said whether the number was added.");
		}
	}

	/**
	 * The sum after an add. It is read on its own, so that it is one moment's.
	 * @param entry what was added
	 * @return the answer
	 * @throws ProblemException with 503 when the sum cannot be read: the add stands, but
	 * was not acknowledged
	 */
	Added answer(Entry entry) {
		try {
			Sum sum = this.totals.current();
			return Added.of(entry, sum);
		}
		catch (DataAccessException ex) {
			throw Outage.outcomeUnknown(ex,
					"The number was added with id %d, but the sum cannot be read.".formatted(entry.id()));
		}
	}

}
