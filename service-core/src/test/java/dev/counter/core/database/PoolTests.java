package dev.counter.core.database;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import com.zaxxer.hikari.HikariConfig;
import dev.counter.contract.Times;
import dev.counter.core.settings.DatabaseProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a request may wait for adds up to less than its deadline.
 */
class PoolTests {

	@Test
	void leavesTimeForAnAnswer() {
		HikariConfig pool = Pool.of("adder-service", settings("localhost"));
		assertThat(pool.getConnectionTimeout() + pool.getValidationTimeout())
			.isLessThan(Times.DATABASE_DEADLINE.toMillis() * 3 / 4);
		assertThat(pool.getDataSourceProperties().getProperty("options")).contains("lock_timeout=1200");
	}

	@Test
	void startsWithoutTheDatabase() {
		assertThat(Pool.of("adder-service", settings("localhost")).getInitializationFailTimeout()).isNegative();
	}

	@Test
	void countsInSecondsForTheDriverAndInMillisecondsForTheWrapper(@TempDir Path folder)
			throws IOException, GeneralSecurityException {
		String ca = SelfSigned.certificate(folder, "localhost").authority().toString();
		DatabaseProperties iam = new DatabaseProperties("localhost", 5432, "counter", "counter_adder", "", "iam", 1, ca,
				"eu-central-1");
		assertThat(Pool.of("adder-service", settings("localhost")).getDataSourceProperties())
			.containsEntry("connectTimeout", "2")
			.containsEntry("socketTimeout", "2")
			.containsEntry("loginTimeout", "4");
		assertThat(Pool.of("adder-service", iam).getDataSourceProperties()).containsEntry("connectTimeout", "2000")
			.containsEntry("socketTimeout", "2000")
			.containsEntry("loginTimeout", "4000");
	}

	@Test
	void writesAnAddressInBracketsWhereTheDriverNeedsThem() {
		assertThat(Pool.of("adder-service", settings("::1")).getJdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:5432/");
	}

	private static DatabaseProperties settings(String host) {
		return new DatabaseProperties(host, 5432, "counter", "counter_adder", "", "password", 1, "", "");
	}

}
