package dev.counter.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Times;
import dev.counter.contract.Variable;

/**
 * Login roles of services and operators, brought to their settings at each run;
 * migrations grant their privileges.
 */
final class Roles {

	/** The role for IAM logins, which exists on Amazon RDS alone. */
	private static final String RDS_IAM = "rds_iam";

	/**
	 * A plan made while a table was empty keeps reading all of it until ANALYZE; JIT
	 * would be triggered by the price of a sequential scan where there is no index.
	 */
	private static final Map<String, String> BY_INDEX = Map.of("enable_seqscan", "off", "jit", "off");

	/** No other timeout closes the connection of a reader that receives nothing. */
	private static final Map<String, String> DEAD_READER = Map.of("tcp_user_timeout", "5s");

	private static final List<Login> LOGINS = List.of(
			service(DatabaseRole.ADDER, Variable.DATABASE_ADDER_PASS, Times.DATABASE_DEADLINE, BY_INDEX),
			service(DatabaseRole.DISPLAY, Variable.DATABASE_DISPLAY_PASS, Times.DATABASE_DEADLINE, DEAD_READER),
			service(DatabaseRole.RESET, Variable.DATABASE_RESET_PASS,
					Times.RESET_LOCK_WAIT.plus(Times.DATABASE_DEADLINE), Map.of()),
			new Login(DatabaseRole.OPERATOR.roleName(), Variable.DATABASE_OPERATOR_PASS, Map.of("statement_timeout",
					"30s", "idle_in_transaction_session_timeout", "10s", "default_transaction_read_only", "on")));

	private final Connection connection;

	Roles(Connection connection) {
		this.connection = connection;
	}

	/** Timeouts limit how long a service can lock a table. */
	private static Login service(DatabaseRole role, Variable password, Duration statement, Map<String, String> more) {
		Map<String, String> settings = new HashMap<>(more);
		settings.put("statement_timeout", statement.toMillis() + "ms");
		settings.put("idle_in_transaction_session_timeout", Times.DATABASE_DEADLINE.toMillis() + "ms");
		return new Login(role.roleName(), password, settings);
	}

	void ensure(Map<String, String> environment) throws SQLException {
		boolean iam = exists(RDS_IAM);
		try (Statement statement = this.connection.createStatement()) {
			String database = "ON DATABASE " + statement.enquoteIdentifier(this.connection.getCatalog(), true);
			for (Login login : LOGINS) {
				if (!exists(login.role())) {
					statement.execute("CREATE ROLE " + login.role() + " LOGIN");
				}
				for (Map.Entry<String, String> setting : login.settings().entrySet()) {
					statement.execute("ALTER ROLE %s SET %s = '%s'".formatted(login.role(), setting.getKey(),
							setting.getValue()));
				}
				if (iam) {
					statement.execute("GRANT " + RDS_IAM + " TO " + login.role());
				}
				String password = environment.getOrDefault(login.password().name(), "");
				if (!password.isEmpty()) {
					Installation.setPassword(this.connection, login.role(), password);
				}
			}
			statement.execute("REVOKE ALL " + database + " FROM PUBLIC");
			for (Login login : LOGINS) {
				statement.execute("GRANT CONNECT " + database + " TO " + login.role());
			}
		}
	}

	private boolean exists(String role) throws SQLException {
		return Installation.exists(this.connection, "pg_roles WHERE rolname", role);
	}

	/**
	 * Login role, the variable of its password, and its session settings.
	 */
	private record Login(String role, Variable password, Map<String, String> settings) {
	}

}
