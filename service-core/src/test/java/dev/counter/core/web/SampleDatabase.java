package dev.counter.core.web;

import java.util.Map;

import dev.counter.contract.DatabaseRole;
import dev.counter.testsupport.MigratedDatabase;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The database of the sample.
 */
class SampleDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	static final MigratedDatabase DATABASE = MigratedDatabase.create();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("database", Map.copyOf(DATABASE.environment(DatabaseRole.ADDER))));
	}

}
