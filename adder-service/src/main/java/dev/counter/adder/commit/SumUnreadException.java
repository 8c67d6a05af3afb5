package dev.counter.adder.commit;

import dev.counter.adder.entry.Outcome;

import org.springframework.dao.DataAccessException;

/**
 * The batch is committed, but what the ledger sums up to since then cannot be read.
 */
public class SumUnreadException extends DataAccessException {

	private static final long serialVersionUID = 1;

	private final transient Outcome outcome;

	SumUnreadException(Outcome outcome, Throwable cause) {
		super("The sum cannot be read", cause);
		this.outcome = outcome;
	}

	/**
	 * What became of the add.
	 * @return the outcome, which stands
	 */
	public Outcome outcome() {
		return this.outcome;
	}

}
