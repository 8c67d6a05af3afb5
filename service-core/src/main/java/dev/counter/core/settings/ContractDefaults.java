package dev.counter.core.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import dev.counter.contract.Limits;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Times;
import dev.counter.contract.Variable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Default properties from the contract: environment variables, limits and times. A blank
 * variable counts as not set.
 */
class ContractDefaults implements EnvironmentPostProcessor, Ordered {

	static final Map<Variable, String> PORTS = Map.of(Variable.SERVER_PORT, "server.port",
			Variable.MANAGEMENT_SERVER_PORT, "management.server.port");

	private static final String LOOPBACK = "127.0.0.1";

	/** A training run answers on free ports and reaches no database. */
	private static final Map<String, Object> TRAINING = Map.of("server.port", 0, "management.server.port", 0,
			"server.address", LOOPBACK, "management.server.address", LOOPBACK, "counter.database.host", LOOPBACK,
			"counter.database.port", 1);

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String key = environment.getProperty("counter.service");
		if (key == null) {
			return;
		}
		Service service = Service.valueOf(key.toUpperCase(Locale.ROOT));
		Map<String, Object> overrides = new HashMap<>();
		Map<String, Object> defaults = new HashMap<>(limits(service));
		for (Variable variable : Variable.values()) {
			String value = defaultValue(variable, service);
			defaults.put(variable.name(), value);
			if (environment.getProperty(variable.name(), "set").isBlank()) {
				overrides.put(variable.name(), value);
				overrides.put(PORTS.getOrDefault(variable, variable.name()), value);
			}
		}
		if (environment.getProperty(Variable.LOG_FORMAT.name(), "").strip().equals("json")) {
			overrides.put("logging.structured.format.console", "ecs");
		}
		if (StartCommand.isTraining()) {
			overrides.putAll(TRAINING);
		}
		MutablePropertySources sources = environment.getPropertySources();
		sources.addFirst(new MapPropertySource("overrides", overrides));
		sources.addLast(new MapPropertySource("contract", defaults));
		try {
			sources.addLast(new ResourcePropertySource(new ClassPathResource("defaults.properties", getClass())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	private static String defaultValue(Variable variable, Service service) {
		return switch (variable) {
			case DATABASE_USER -> service.role().roleName();
			case SERVER_PORT -> String.valueOf(service.port());
			case MANAGEMENT_SERVER_PORT -> String.valueOf(service.managementPort());
			case COUNTER_RELEASE -> "";
			default -> variable.defaultText();
		};
	}

	private static Map<String, Object> limits(Service service) {
		return Map.of("spring.application.name", service.module(), "server.tomcat.keep-alive-timeout",
				Times.KEEP_ALIVE.toMillis() + "ms", "server.tomcat.max-http-form-post-size", Limits.BODY_BYTES + "B",
				"spring.lifecycle.timeout-per-shutdown-phase", Times.SHUTDOWN_GRACE.toMillis() + "ms");
	}

}
