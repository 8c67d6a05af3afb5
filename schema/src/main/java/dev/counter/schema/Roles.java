package dev.counter.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Times;
import dev.counter.contract.Variable;
import org.postgresql.PGConnection;

/**
 * The logins of services and operators, made as they should be at each run. What they may
 * do with tables is said by migrations.
 */
final class Roles {

	/** Whose members log in with tokens; exists on Amazon RDS alone. */
	private static final String TOKEN_LOGIN = "rds_iam";

	/**
	 * A plan that was made while a table was empty reads all of it until statistics say
	 * otherwise. No compiler, because the planner's price for reading all of even a small
	 * table, where there is no other way, would call for it.
	 */
	private static final Map<String, String> BY_INDEX = Map.of("enable_seqscan", "off", "jit", "off");

	/**
	 * A reader that takes nothing any more, frozen or cut off, holds up the next reset:
	 * no other limit ends a server that waits until it can send.
	 */
	private static final Map<String, String> GIVEN_UP = Map.of("tcp_user_timeout", "5s");

	private static final List<Account> ACCOUNTS = List.of(
			service(DatabaseRole.ADDER, Variable.DATABASE_ADDER_PASS, Times.DATABASE_DEADLINE, BY_INDEX),
			service(DatabaseRole.DISPLAY, Variable.DATABASE_DISPLAY_PASS, Times.DATABASE_DEADLINE, GIVEN_UP),
			service(DatabaseRole.RESET, Variable.DATABASE_RESET_PASS,
					Times.RESET_LOCK_WAIT.plus(Times.DATABASE_DEADLINE), Map.of()),
			new Account(DatabaseRole.OPERATOR.roleName(), Variable.DATABASE_OPERATOR_PASS, Map.of("statement_timeout",
					"30s", "idle_in_transaction_session_timeout", "10s", "default_transaction_read_only", "on")));

	private final Connection connection;

	Roles(Connection connection) {
		this.connection = connection;
	}

	/** Nobody holds a table for long, not even by forgetting a transaction. */
	private static Account service(DatabaseRole role, Variable password, Duration statement, Map<String, String> more) {
		Map<String, String> settings = new HashMap<>(more);
		settings.put("statement_timeout", statement.toMillis() + "ms");
		settings.put("idle_in_transaction_session_timeout", Times.DATABASE_DEADLINE.toMillis() + "ms");
		return new Account(role.roleName(), password, settings);
	}

	void ensure(Map<String, String> environment) throws SQLException {
		boolean tokens = exists(TOKEN_LOGIN);
		try (Statement statement = this.connection.createStatement()) {
			for (Account account : ACCOUNTS) {
				if (!exists(account.role())) {
					statement.execute("CREATE ROLE " + account.role() + " LOGIN");
				}
				for (Map.Entry<String, String> setting : account.settings().entrySet()) {
					statement.execute("ALTER ROLE " + account.role() + " SET " + setting.getKey() + " = '"
							+ setting.getValue() + "'");
				}
				if (tokens) {
					statement.execute("GRANT " + TOKEN_LOGIN + " TO " + account.role());
				}
				setPassword(account.role(), environment.getOrDefault(account.password().name(), ""));
			}
			closeDatabase(statement);
		}
	}

	/** The driver makes the verifier: no log of the server's ever has the password. */
	private void setPassword(String role, String password) throws SQLException {
		if (!password.isEmpty()) {
			this.connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
		}
	}

	/** By default anyone may connect to a database and make temporary tables in it. */
	private void closeDatabase(Statement statement) throws SQLException {
		String database = "ON DATABASE " + statement.enquoteIdentifier(this.connection.getCatalog(), true);
		statement.execute("REVOKE ALL " + database + " FROM PUBLIC");
		for (Account account : ACCOUNTS) {
			statement.execute("GRANT CONNECT " + database + " TO " + account.role());
		}
	}

	private boolean exists(String role) throws SQLException {
		try (PreparedStatement query = this.connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
			query.setString(1, role);
			try (ResultSet rows = query.executeQuery()) {
				return rows.next();
			}
		}
	}

	/**
	 * Who logs in, which variable has the password, and what holds for each session.
	 */
	private record Account(String role, Variable password, Map<String, String> settings) {
	}

}
