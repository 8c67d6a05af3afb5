package dev.counter.core.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariConfig;
import dev.counter.contract.Times;
import dev.counter.core.settings.DatabaseProperties;

/**
 * Connection pool settings. The waits for a connection, its validation and a lock are
 * each shorter than {@link Times#DATABASE_DEADLINE}.
 */
final class Pool {

	private static final Duration WAIT = Duration.ofMillis(500);

	private static final Duration VALIDATION = Duration.ofMillis(500);

	private static final Duration LOCK_WAIT = Duration.ofMillis(1200);

	private static final Duration ABANDONED = Duration.ofSeconds(10);

	/**
	 * Generic plans by index: every statement finds its rows by key. A custom plan for
	 * each page costs more than the page, and a plan made for an empty table scans all of
	 * it later. No statement runs long enough for compiled code.
	 */
	private static final String PLANS = " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off";

	private Pool() {
	}

	static HikariConfig of(String application, DatabaseProperties database) {
		HikariConfig pool = new HikariConfig();
		pool.setPoolName(application);
		pool.setMaximumPoolSize(database.poolSize());
		pool.setConnectionTimeout(WAIT.toMillis());
		pool.setValidationTimeout(VALIDATION.toMillis());
		pool.setInitializationFailTimeout(-1);
		pool.setUsername(database.user());
		pool.setDataSourceProperties(driver(application, database));
		if (database.usesIam()) {
			pool.getDataSourceProperties().putAll(timeouts(TimeUnit.MILLISECONDS));
			pool.setDriverClassName("software.amazon.jdbc.Driver");
			pool.setJdbcUrl("jdbc:aws-wrapper:" + url(database));
			pool.addDataSourceProperty("wrapperPlugins", "iam");
			pool.addDataSourceProperty("wrapperDialect", "pg");
			if (!database.region().isEmpty()) {
				pool.addDataSourceProperty("iamRegion", database.region());
			}
		}
		else {
			pool.getDataSourceProperties().putAll(timeouts(TimeUnit.SECONDS));
			pool.setDriverClassName("org.postgresql.Driver");
			pool.setJdbcUrl("jdbc:" + url(database));
			pool.setPassword(database.pass());
		}
		return pool;
	}

	private static String url(DatabaseProperties database) {
		String host = database.host().contains(":") ? "[" + database.host() + "]" : database.host();
		return "postgresql://" + host + ":" + database.port() + "/";
	}

	private static Properties driver(String application, DatabaseProperties database) {
		Properties driver = new Properties();
		driver.setProperty("PGDBNAME", database.name());
		driver.setProperty("ApplicationName", application);
		driver.setProperty("tcpKeepAlive", "true");
		driver.setProperty("options", "-c lock_timeout=" + LOCK_WAIT.toMillis()
				+ " -c idle_in_transaction_session_timeout=" + ABANDONED.toMillis() + PLANS);
		if (!database.ca().isEmpty()) {
			driver.setProperty("sslmode", "verify-full");
			driver.setProperty("sslrootcert", Path.of(database.ca()).toAbsolutePath().toString());
		}
		return driver;
	}

	/**
	 * Limits for opening a connection: the driver counts in seconds, the wrapper in
	 * milliseconds.
	 */
	private static Map<String, String> timeouts(TimeUnit unit) {
		String once = String.valueOf(unit.convert(Times.DATABASE_DEADLINE));
		String twice = String.valueOf(unit.convert(Times.DATABASE_DEADLINE.multipliedBy(2)));
		return Map.of("connectTimeout", once, "socketTimeout", once, "loginTimeout", twice);
	}

}
