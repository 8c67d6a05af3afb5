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
 * Health indicator of the schema version: out of service while it is known to be too old,
 * up while it is unknown. Health checks do not query the database; a background thread
 * does, until the version is sufficient.
 */
class SchemaHealthIndicator implements HealthIndicator, ApplicationRunner, Ordered, DisposableBean {

	private static final Log log = LogFactory.getLog(SchemaHealthIndicator.class);

	private static final Duration INTERVAL = Duration.ofSeconds(2);

	private final JdbcClient database;

	private final ScheduledExecutorService scheduler = Executors
		.newSingleThreadScheduledExecutor(SchemaHealthIndicator::thread);

	private volatile @Nullable Integer version;

	SchemaHealthIndicator(JdbcClient database) {
		this.database = database;
	}

	/** Before the warm-up, which asks for the version. */
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		poll();
	}

	@Override
	public Health health() {
		Integer known = this.version;
		if (known == null) {
			return Health.up().withDetail("version", "unknown").build();
		}
		return (isSufficient() ? Health.up() : Health.outOfService()).withDetail("version", known)
			.withDetail("required", Schema.REQUIRED_VERSION)
			.build();
	}

	/** Whether the database was reached and its schema is new enough. */
	boolean isSufficient() {
		Integer known = this.version;
		return known != null && known >= Schema.REQUIRED_VERSION;
	}

	@Override
	public void destroy() {
		this.scheduler.shutdownNow();
	}

	private void poll() {
		try {
			Integer before = this.version;
			int now = read();
			this.version = now;
			if (isSufficient()) {
				log.info("The schema has version " + now);
				return;
			}
			if (before == null || before != now) {
				log.error("Not ready: the schema has version %s, this release needs %s; run the migrator".formatted(now,
						Schema.REQUIRED_VERSION));
			}
		}
		catch (DataAccessException ex) {
			log.debug("The schema version is unknown", ex);
		}
		this.scheduler.schedule(this::poll, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
	}

	private int read() {
		try {
			return this.database.sql("select version from " + Schema.VERSION_VIEW).query(Integer.class).single();
		}
		catch (BadSqlGrammarException ex) {
			log.debug("The view of the schema version does not exist", ex);
			return 0;
		}
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "schema-version");
		thread.setDaemon(true);
		return thread;
	}

}
