package dev.counter.core.database;

import com.zaxxer.hikari.HikariConfig;
import dev.counter.contract.Times;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a request may wait for adds up to less than its deadline.
 */
class PoolTests {

	@Test
	void leavesTimeForAnAnswer() {
		HikariConfig pool = Pool.of("adder-service", settings(Authentication.PASSWORD));
		assertThat(pool.getConnectionTimeout() + pool.getValidationTimeout())
			.isLessThan(Times.DATABASE_DEADLINE.toMillis() * 3 / 4);
		assertThat(pool.getDataSourceProperties().getProperty("options")).contains("lock_timeout=1200");
	}

	@Test
	void startsWithoutTheDatabase() {
		assertThat(Pool.of("adder-service", settings(Authentication.PASSWORD)).getInitializationFailTimeout())
			.isNegative();
	}

	@Test
	void countsInSecondsForTheDriverAndInMillisecondsForTheWrapper() {
		assertThat(Pool.of("adder-service", settings(Authentication.PASSWORD)).getDataSourceProperties())
			.containsEntry("connectTimeout", "2")
			.containsEntry("socketTimeout", "2")
			.containsEntry("loginTimeout", "4");
		assertThat(Pool.of("adder-service", settings(Authentication.IAM)).getDataSourceProperties())
			.containsEntry("connectTimeout", "2000")
			.containsEntry("socketTimeout", "2000")
			.containsEntry("loginTimeout", "4000");
	}

	@Test
	void writesAnAddressInBracketsWhereTheDriverNeedsThem() {
		assertThat(Pool
			.of("adder-service",
					new DatabaseSettings("::1", 5432, "counter", "counter_adder", "", Authentication.PASSWORD, 1, null,
							null))
			.getJdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:5432/");
	}

	private static DatabaseSettings settings(Authentication authentication) {
		return new DatabaseSettings("localhost", 5432, "counter", "counter_adder", "", authentication, 1, null, null);
	}

}
