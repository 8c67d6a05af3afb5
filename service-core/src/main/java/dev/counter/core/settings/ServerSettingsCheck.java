package dev.counter.core.settings;

import dev.counter.contract.Service;
import dev.counter.contract.Variable;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Refuses wrong ports, log formats and release names before anything is started.
 */
class ServerSettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final int MAX_PORT = 65535;

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Service service = ServiceDefaults.service(context.getEnvironment());
		if (service == null) {
			return;
		}
		Settings settings = new Settings(context.getEnvironment());
		settings.number(Variable.SERVER_PORT, String.valueOf(service.port()), 0, MAX_PORT);
		settings.number(Variable.MANAGEMENT_SERVER_PORT, String.valueOf(service.managementPort()), 0, MAX_PORT);
		settings.choice(Variable.LOG_FORMAT, LogFormat.class);
		String release = settings.text(Variable.COUNTER_RELEASE, "none");
		if (!release.matches("[!-~]{1,100}")) {
			throw new WrongSetting(Variable.COUNTER_RELEASE, release, "1 to 100 visible ASCII characters");
		}
	}

}
