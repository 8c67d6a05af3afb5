package dev.counter.schema;

import java.sql.SQLException;
import java.util.UUID;

import dev.counter.contract.DatabaseRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ledger identity: random, kept by resets and migrations, renewed after a restore.
 */
class LedgerIdentityTests {

	private static final String IDENTITY = "SELECT ledger FROM counter_total";

	@Test
	void identityDiffersBetweenDatabases() throws SQLException {
		try (Session one = Ledger.create().superuser(); Session other = Ledger.create().superuser()) {
			assertThat(UUID.fromString(one.row(IDENTITY))).isNotEqualTo(UUID.fromString(other.row(IDENTITY)));
		}
	}

	@Test
	void identitySurvivesAReset() throws SQLException {
		Ledger ledger = Ledger.create();
		try (Session psql = ledger.superuser(); Session reset = ledger.login(DatabaseRole.RESET)) {
			String before = psql.row(IDENTITY);
			reset.row("SELECT * FROM counter_reset(null, '::1')");
			assertThat(psql.row(IDENTITY)).isEqualTo(before);
		}
	}

	@Test
	void ownerRenewsTheIdentity() throws SQLException {
		Ledger ledger = Ledger.create();
		try (Session owner = ledger.login(DatabaseRole.OWNER)) {
			String before = owner.row(IDENTITY);
			String renewed = owner.row("SELECT counter_renew_ledger()");
			assertThat(owner.row(IDENTITY)).isEqualTo(renewed).isNotEqualTo(before);
		}
	}

	@ParameterizedTest
	@EnumSource(names = "OWNER", mode = EnumSource.Mode.EXCLUDE)
	void identityIsReadTogetherWithTheSum(DatabaseRole role) throws SQLException {
		try (Session session = Ledger.create().login(role)) {
			assertThat(session.row("SELECT total, ledger IS NOT NULL FROM counter_total")).isEqualTo("0.0000|t");
		}
	}

}
