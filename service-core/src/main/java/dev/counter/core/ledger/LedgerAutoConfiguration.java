package dev.counter.core.ledger;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Offers {@link LedgerReader} to every service.
 */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
class LedgerAutoConfiguration {

	@Bean
	LedgerReader ledgerReader(JdbcClient database) {
		return new LedgerReader(database);
	}

}
