package dev.counter.adder.entry;

import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets keys once clients may no longer count on them.
 */
@Component
class KeyExpiry {

	private static final Log log = LogFactory.getLog(KeyExpiry.class);

	private final JdbcTemplate database;

	KeyExpiry(JdbcTemplate database) {
		this.database = database;
	}

	@Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
	void forgetExpiredKeys() {
		try {
			while (forgetSome() > 0) {
				log.debug("Forgot expired keys");
			}
		}
		catch (DataAccessException ex) {
			log.warn("Expired keys stay for another hour: " + ex.getMessage());
		}
	}

	private long forgetSome() {
		Long keys = this.database.queryForObject("SELECT counter_purge_requests()", Long.class);
		return (keys != null) ? keys : 0;
	}

}
