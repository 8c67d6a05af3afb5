package dev.counter.adder.add;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import dev.counter.adder.commit.Committed;
import dev.counter.adder.commit.GroupCommit;
import dev.counter.adder.commit.SumUnreadException;
import dev.counter.adder.entry.Add;
import dev.counter.adder.entry.OutcomeUnknownException;
import dev.counter.core.web.problem.Outage;
import dev.counter.core.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Makes one add, and finds out what it says to whoever asked.
 */
@Component
public class Adder {

	private final GroupCommit commits;

	Adder(GroupCommit commits) {
		this.commits = commits;
	}

	/**
	 * Adds, or finds what the key stood for before, and waits for it.
	 * @param add what to add
	 * @return the entry and the sum
	 * @throws ProblemException with 422 when the key came with another value, with 503
	 * when too many wait, and when it is not known whether the add was made: one that was
	 * and cannot be acknowledged for want of the sum is among these
	 * @throws DataAccessException when it was not made
	 */
	public Addition add(Add add) {
		try {
			return later(add).join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/**
	 * Adds likewise, and waits for nothing.
	 * @param add what to add
	 * @return completes as {@link #add} ends, with what it throws as the cause of a
	 * {@link CompletionException}
	 * @throws ProblemException with 503 when too many wait
	 */
	CompletableFuture<Addition> later(Add add) {
		return this.commits.add(add).handle(Adder::addition);
	}

	private static Addition addition(@Nullable Committed committed, @Nullable Throwable failure) {
		if (committed != null) {
			return new Addition(Entry.of(committed.outcome()), committed.sum());
		}
		if (failure instanceof OutcomeUnknownException) {
			throw Outage.outcomeUnknown(failure,
					"The database stopped answering before it said whether the number was added.");
		}
		if (failure instanceof SumUnreadException unread) {
			throw Outage.outcomeUnknown(failure, "The number was added with id %s, but the sum cannot be read."
				.formatted(Entry.of(unread.outcome()).id()));
		}
		throw new CompletionException(failure);
	}

}
