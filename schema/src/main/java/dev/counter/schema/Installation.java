package dev.counter.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.counter.contract.DatabaseRole;
import org.postgresql.PGConnection;

/**
 * Provisioning of a new server by its superuser, as Amazon RDS does it: an owner who may
 * create roles, and an empty database.
 */
public final class Installation {

	private final Connection superuser;

	/** Takes a connection to any database of the server, on autocommit. */
	public Installation(Connection superuser) {
		this.superuser = superuser;
	}

	/** Creates the owner when it is missing, and sets its password. */
	public void owner(String password) throws SQLException {
		String owner = DatabaseRole.OWNER.roleName();
		if (!exists(this.superuser, "pg_roles WHERE rolname", owner)) {
			execute("CREATE ROLE " + owner + " LOGIN CREATEROLE");
		}
		setPassword(this.superuser, owner, password);
	}

	/** Creates the database when it is missing; the owner owns it. */
	public void database(String name) throws SQLException {
		if (!exists(this.superuser, "pg_database WHERE datname", name)) {
			try (Statement statement = this.superuser.createStatement()) {
				execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true) + " OWNER "
						+ DatabaseRole.OWNER.roleName());
			}
		}
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.superuser.createStatement()) {
			statement.execute(sql);
		}
	}

	/** The driver computes the SCRAM verifier, so no server log contains the password. */
	static void setPassword(Connection connection, String role, String password) throws SQLException {
		connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
	}

	static boolean exists(Connection connection, String column, String name) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM " + column + " = ?")) {
			query.setString(1, name);
			try (ResultSet rows = query.executeQuery()) {
				return rows.next();
			}
		}
	}

}
