package dev.counter.core.database;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.counter.contract.Service;
import dev.counter.contract.Variable;

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
	HikariDataSource dataSource(Service service, Environment environment) {
		HikariConfig pool = new HikariConfig();
		pool.setJdbcUrl("jdbc:postgresql://%s:%s/%s".formatted(value(environment, Variable.DATABASE_HOST),
				value(environment, Variable.DATABASE_PORT), value(environment, Variable.DATABASE_NAME)));
		pool.setUsername(environment.getProperty(Variable.DATABASE_USER.name(), service.role().roleName()));
		pool.setPassword(value(environment, Variable.DATABASE_PASS));
		pool.setInitializationFailTimeout(-1);
		return new HikariDataSource(pool);
	}

	private static String value(Environment environment, Variable variable) {
		return environment.getProperty(variable.name(), variable.defaultText());
	}

}
