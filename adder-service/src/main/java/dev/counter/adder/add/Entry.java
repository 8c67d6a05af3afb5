package dev.counter.adder.add;

import java.math.BigDecimal;

import dev.counter.adder.entry.Outcome;
import dev.counter.contract.Headers;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * An entry that an add made, now or when its key came first.
 *
 * @param id the entry's id
 * @param value the entry's value
 * @param resets how many resets came before it; {@code null} when that is not known
 */
public record Entry(long id, BigDecimal value, @Nullable Long resets) {

	/**
	 * What an outcome means for whoever asked.
	 * @param outcome what became of an add
	 * @return the entry, the same for a repetition as for the first time
	 * @throws ProblemException with 422 when the key came with another value
	 */
	static Entry of(Outcome outcome) {
		if (outcome instanceof Outcome.Added added) {
			return new Entry(added.id(), added.value(), added.resets());
		}
		if (outcome instanceof Outcome.Repeated repeated) {
			return new Entry(repeated.id(), repeated.value(), repeated.resets());
		}
		throw new ProblemException(Problem.ofField(ProblemType.KEY_REUSED, Headers.IDEMPOTENCY_KEY,
				"This key came before, with another number; nothing was added.", "a new key for another number"));
	}

}
