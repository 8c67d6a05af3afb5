package dev.counter.adder.entry;

import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Purge of expired idempotency keys, once an hour.
 */
@Component
class KeyExpiry {

	private static final Log log = LogFactory.getLog(KeyExpiry.class);

	private final JdbcTemplate database;

	KeyExpiry(JdbcTemplate database) {
		this.database = database;
	}

	@Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
	void purge() {
		try {
			while (purgeSome() > 0) {
				log.debug("Purged expired keys");
			}
		}
		catch (DataAccessException ex) {
			log.warn("Expired keys are purged an hour later: " + ex.getMessage());
		}
	}

	private long purgeSome() {
		Long keys = this.database.queryForObject("SELECT counter_purge_requests()", Long.class);
		return (keys != null) ? keys : 0;
	}

}
