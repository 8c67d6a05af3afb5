package dev.counter.adder.entry;

import org.springframework.dao.DataAccessException;

/**
 * The database was told to write a batch and did not say whether it has: the batch is
 * written as a whole or not at all. A repetition under the same keys finds out.
 */
public class OutcomeUnknownException extends DataAccessException {

	private static final long serialVersionUID = 1;

	OutcomeUnknownException(Throwable cause) {
		super("The database did not say whether the batch is written", cause);
	}

}
