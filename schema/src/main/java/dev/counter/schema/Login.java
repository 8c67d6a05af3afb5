package dev.counter.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import dev.counter.contract.Variable;

/**
 * Connects to a database that may still be starting, and says what to do when it stays
 * away.
 */
final class Login {

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final Target target;

	private final Duration patience;

	Login(Target target, Duration patience) {
		this.target = target;
		this.patience = patience;
	}

	Connection connect() {
		long end = System.nanoTime() + this.patience.toNanos();
		while (true) {
			try {
				return this.target.dataSource().getConnection();
			}
			catch (SQLException ex) {
				if (!mayPass(ex) || System.nanoTime() > end) {
					throw new MigrationException(explain(ex), ex);
				}
				LockSupport.parkNanos(PAUSE.toNanos());
			}
		}
	}

	/** No connection, too many of them, or a server that is starting. */
	private static boolean mayPass(SQLException ex) {
		String state = Objects.requireNonNullElse(ex.getSQLState(), "");
		return state.startsWith("08") || state.startsWith("53") || state.equals("57P03");
	}

	private String explain(SQLException ex) {
		String said = Objects.requireNonNullElse(ex.getMessage(), ex.toString()).lines().findFirst().orElse("");
		String state = Objects.requireNonNullElse(ex.getSQLState(), "");
		if (mayPass(ex)) {
			return "Cannot reach PostgreSQL at " + this.target.address() + " for " + this.patience.toSeconds() + " s ("
					+ said + "): start it, or set " + Variable.DATABASE_HOST + " and " + Variable.DATABASE_PORT
					+ ((this.target.ca() != null) ? ", and " + Variable.DATABASE_CA + " to its bundle." : ".");
		}
		if (state.startsWith("28")) {
			return "PostgreSQL at " + this.target.address() + " refuses " + this.target.user() + " (" + said + "): set "
					+ Variable.DATABASE_USER + " and " + Variable.DATABASE_PASS + ".";
		}
		if (state.equals("3D000")) {
			return "PostgreSQL at " + this.target.address() + " has no database " + this.target.name()
					+ ": create it, or set " + Variable.DATABASE_NAME + ".";
		}
		return "Cannot log in to " + this.target + ": " + said;
	}

}
