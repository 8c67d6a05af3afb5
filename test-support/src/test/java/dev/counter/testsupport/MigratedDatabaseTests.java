package dev.counter.testsupport;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.counter.contract.DatabaseRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Migrated database: empty, isolated and protected by passwords.
 */
class MigratedDatabaseTests {

	private static final String ADD = "INSERT INTO counter_entry (value, ip_address) VALUES (1, '192.0.2.7')";

	private final MigratedDatabase database = MigratedDatabase.create();

	private static String entries(DataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection();
				ResultSet rows = connection.createStatement().executeQuery("SELECT entries FROM counter_total")) {
			assertThat(rows.next()).isTrue();
			return rows.getString(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void roleLogsInAndWrongPasswordIsRejected(DatabaseRole role) throws SQLException {
		assertThat(entries(this.database.dataSource(role))).isEqualTo("0");
		String url = "jdbc:postgresql://" + this.database.host() + ":" + this.database.port() + "/"
				+ this.database.name();
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> DriverManager.getConnection(url, role.roleName(), "wrong"))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("28P01"));
	}

	@Test
	void databaseSharesNothingWithAnother() throws SQLException {
		this.database.execute(ADD);
		assertThat(entries(this.database.superuser())).isEqualTo("1");
		assertThat(entries(MigratedDatabase.create().superuser())).isEqualTo("0");
	}

	@Test
	void clearDeletesEntries() throws SQLException {
		this.database.execute(ADD);
		this.database.clear();
		assertThat(entries(this.database.superuser())).isEqualTo("0");
	}

	@Test
	void outageEndsConnectionsAndRefusesNewOnes() throws SQLException {
		DataSource adder = this.database.dataSource(DatabaseRole.ADDER);
		try (Connection open = adder.getConnection()) {
			this.database.refuseConnections();
			assertThat(open.isValid(1)).isFalse();
		}
		assertThatExceptionOfType(SQLException.class).isThrownBy(adder::getConnection);
		this.database.acceptConnections();
		assertThat(entries(adder)).isEqualTo("0");
	}

}
