package dev.counter.core.readiness;

import dev.counter.contract.Service;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds the schema version to readiness, and warm-up and training to the start.
 */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
class ReadinessAutoConfiguration {

	@Bean("schema")
	SchemaHealthIndicator schema(JdbcClient database) {
		return new SchemaHealthIndicator(database);
	}

	@Bean
	WarmUp warmUp(SchemaHealthIndicator schema, Service service, ServerProperties server, Environment environment,
			ObjectProvider<WarmUpRequest> more) {
		return new WarmUp(schema, service, server, environment, more.orderedStream());
	}

	@Bean
	Training training(WarmUp warmUp, Environment environment) {
		return new Training(warmUp, environment);
	}

}
