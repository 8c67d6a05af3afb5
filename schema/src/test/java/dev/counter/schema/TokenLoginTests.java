package dev.counter.schema;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * IAM login on Amazon RDS: granted to services and operators, while the owner keeps its
 * password.
 */
class TokenLoginTests {

	private Session superuser;

	/** As on RDS: the owner grants the role as a member of another one. */
	@BeforeEach
	void makeTheServerLookLikeRds() throws SQLException {
		Server.emptyDatabase();
		this.superuser = Server.superuser("postgres");
		this.superuser.execute("""
				CREATE ROLE rds_iam; CREATE ROLE rds_superuser;
				GRANT rds_iam TO rds_superuser WITH ADMIN OPTION;
				GRANT rds_superuser TO counter_owner""");
	}

	@AfterEach
	void restore() throws SQLException {
		this.superuser.execute("DROP OWNED BY rds_superuser CASCADE; DROP ROLE rds_iam; DROP ROLE rds_superuser");
		this.superuser.close();
	}

	@Test
	void rdsIamIsGrantedToAllButTheOwner() throws SQLException {
		Map<String, String> environment = Server.emptyDatabase();
		new Migrator(environment, Ledger.silence()).run();
		new Migrator(environment, Ledger.silence()).run();
		assertThat(this.superuser.rows("""
				SELECT member::regrole FROM pg_auth_members WHERE roleid = 'rds_iam'::regrole ORDER BY 1"""))
			.containsExactlyInAnyOrder("rds_superuser", "counter_adder", "counter_display", "counter_reset",
					"counter_operator");
	}

}
