package dev.counter.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.counter.contract.DatabaseRole;
import org.postgresql.PGConnection;

/**
 * What a superuser does once on a server of one's own, and what Amazon RDS does for its
 * master user: an owner who may create roles, and an empty database that is his.
 */
public final class Installation {

	private final Connection superuser;

	/**
	 * Creates an installation.
	 * @param superuser a connection to any database of the server, on autocommit
	 */
	public Installation(Connection superuser) {
		this.superuser = superuser;
	}

	/**
	 * Makes sure that the owner exists and has this password.
	 * @param password the owner's password
	 * @throws SQLException if the server refuses
	 */
	public void owner(String password) throws SQLException {
		String owner = DatabaseRole.OWNER.roleName();
		if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ?", owner)) {
			execute("CREATE ROLE " + owner + " LOGIN CREATEROLE");
		}
		this.superuser.unwrap(PGConnection.class).alterUserPassword(owner, password.toCharArray(), "scram-sha-256");
	}

	/**
	 * Makes sure that the database exists; a new one belongs to the owner.
	 * @param name the name of the database
	 * @throws SQLException if the server refuses
	 */
	public void database(String name) throws SQLException {
		if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", name)) {
			execute("CREATE DATABASE " + quote(name) + " OWNER " + DatabaseRole.OWNER.roleName());
		}
	}

	private String quote(String name) throws SQLException {
		try (Statement statement = this.superuser.createStatement()) {
			return statement.enquoteIdentifier(name, true);
		}
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.superuser.createStatement()) {
			statement.execute(sql);
		}
	}

	private boolean exists(String sql, String name) throws SQLException {
		try (PreparedStatement query = this.superuser.prepareStatement(sql)) {
			query.setString(1, name);
			try (ResultSet rows = query.executeQuery()) {
				return rows.next();
			}
		}
	}

}
