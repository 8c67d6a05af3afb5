package dev.counter.core.total;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Offers {@link Totals} to every service.
 */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
class TotalsAutoConfiguration {

	@Bean
	Totals totals(JdbcClient database) {
		return new Totals(database);
	}

}
