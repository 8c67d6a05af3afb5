package dev.counter.core.database;

import java.io.Serial;
import java.sql.SQLTransientConnectionException;

/**
 * No time left for the database: thrown before a connection is borrowed.
 */
public class DeadlineExceededException extends SQLTransientConnectionException {

	@Serial
	private static final long serialVersionUID = 1L;

	public DeadlineExceededException() {
		super("The request's deadline passed before the database was asked");
	}

}
