package dev.counter.core.database;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.counter.contract.Service;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Logs in to the database as the contract's variables say.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
class DatabaseAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(DataSource.class)
	DeadlineDataSource dataSource(Service service, Environment environment) {
		return new DeadlineDataSource(
				new HikariDataSource(Pool.of(service.module(), DatabaseSettings.of(service, environment))));
	}

}
