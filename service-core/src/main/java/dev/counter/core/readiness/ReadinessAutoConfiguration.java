package dev.counter.core.readiness;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds the schema's version to what readiness means.
 */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
class ReadinessAutoConfiguration {

	@Bean("schema")
	SchemaWatch schemaWatch(JdbcClient database) {
		return new SchemaWatch(database);
	}

}
