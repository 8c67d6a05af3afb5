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
 * Adds the schema's version to what readiness means, and looks at what a start rests on.
 */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
class ReadinessAutoConfiguration {

	@Bean("schema")
	SchemaWatch schemaWatch(JdbcClient database) {
		return new SchemaWatch(database);
	}

	@Bean
	WarmUp warmUp(SchemaWatch database, Service service, ServerProperties server, Environment environment,
			ObjectProvider<WarmUpRequest> more) {
		return new WarmUp(database, service, server, environment, more.orderedStream());
	}

	@Bean
	Training training(WarmUp warmUp, Service service, Environment environment) {
		return new Training(warmUp, service, environment);
	}

	@Bean
	ClassCache classCache() {
		return ClassCache.ofThisProcess();
	}

}
