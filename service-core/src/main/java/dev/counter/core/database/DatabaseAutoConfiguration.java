package dev.counter.core.database;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.counter.contract.Service;
import dev.counter.core.settings.DatabaseProperties;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Offers the data source: a connection pool with deadlines.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
class DatabaseAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(DataSource.class)
	DeadlineDataSource dataSource(Service service, DatabaseProperties database) {
		return new DeadlineDataSource(new HikariDataSource(Pool.of(service.module(), database)));
	}

}
