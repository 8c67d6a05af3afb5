package dev.counter.core.database;

import dev.counter.contract.Service;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Refuses wrong settings of the database before anything is started.
 */
class DatabaseSettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Service service = context.getEnvironment().getProperty("counter.service", Service.class);
		if (service != null) {
			DatabaseSettings.of(service, context.getEnvironment());
		}
	}

}
