package dev.counter.core.settings;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

import static dev.counter.core.settings.InvalidVariableException.require;

/**
 * Validation of all settings before any bean is created.
 */
class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Binder binder = Binder.get(context.getEnvironment());
		binder.bindOrCreate("counter", ServiceProperties.class);
		binder.bindOrCreate("counter.database", DatabaseProperties.class);
		binder.bindOrCreate("counter.files", FilesProperties.class);
		ContractDefaults.PORTS.forEach((variable, property) -> {
			int port = binder.bind(property, Integer.class).get();
			require(port >= 0 && port <= 65535, variable, port);
		});
	}

}
