package dev.counter.core.database;

import java.io.Serial;
import java.sql.SQLTransientConnectionException;

/**
 * Thrown before a connection is borrowed: the {@link Deadline} left the database too
 * little time for an answer.
 */
public class DeadlineExceededException extends SQLTransientConnectionException {

	@Serial
	private static final long serialVersionUID = 1L;

	public DeadlineExceededException() {
		super("The request's deadline passed before the database was asked");
	}

}
