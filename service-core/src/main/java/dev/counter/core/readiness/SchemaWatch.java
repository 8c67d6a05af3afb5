package dev.counter.core.readiness;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.counter.contract.Schema;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Watches for a database whose schema is too old, because the service would answer
 * wrongly then: it is out of service until a migration is seen. While the version is not
 * known the service is up. No health check asks the database; this asks it until the
 * version is right, which it then stays.
 */
class SchemaWatch implements HealthIndicator, ApplicationRunner, Ordered, DisposableBean {

	private static final Log log = LogFactory.getLog(SchemaWatch.class);

	private static final Duration PAUSE = Duration.ofSeconds(2);

	private final JdbcClient database;

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(SchemaWatch::thread);

	private volatile @Nullable Integer version;

	SchemaWatch(JdbcClient database) {
		this.database = database;
	}

	/** Before the first answer, which needs to know. */
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		look();
	}

	@Override
	public Health health() {
		Integer known = this.version;
		if (known == null) {
			return Health.up().withDetail("version", "unknown").build();
		}
		return (isRight(known) ? Health.up() : Health.outOfService()).withDetail("version", known)
			.withDetail("required", Schema.REQUIRED_VERSION)
			.build();
	}

	/** Whether the database was seen, with a schema to work with. */
	boolean isRight() {
		Integer known = this.version;
		return known != null && isRight(known);
	}

	@Override
	public void destroy() {
		this.clock.shutdownNow();
	}

	private void look() {
		try {
			Integer before = this.version;
			int now = read();
			this.version = now;
			if (isRight(now)) {
				log.info("The schema has version " + now);
				return;
			}
			if (before == null || before != now) {
				log.error("Not ready: the schema has version %s, this release needs %s; run the migrator".formatted(now,
						Schema.REQUIRED_VERSION));
			}
		}
		catch (DataAccessException ex) {
			log.debug("The schema's version is not known", ex);
		}
		this.clock.schedule(this::look, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
	}

	private int read() {
		try {
			return this.database.sql("select version from " + Schema.VERSION_VIEW).query(Integer.class).single();
		}
		catch (BadSqlGrammarException ex) {
			log.debug("There is no view of the schema's version", ex);
			return 0;
		}
	}

	private static boolean isRight(int version) {
		return version >= Schema.REQUIRED_VERSION;
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "schema-watch");
		thread.setDaemon(true);
		return thread;
	}

}
