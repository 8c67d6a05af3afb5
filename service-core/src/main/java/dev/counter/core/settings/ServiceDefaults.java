package dev.counter.core.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import dev.counter.contract.Limits;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Times;
import dev.counter.contract.Variable;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Gives the process what the contract says about its service, wherever neither a variable
 * nor a file says otherwise.
 */
class ServiceDefaults implements EnvironmentPostProcessor, Ordered {

	/** The property in which a service says which one it is. */
	static final String SERVICE = "counter.service";

	private static final String MANAGEMENT_PORT = "management.server.port";

	/** Nobody else asks a process that is trained, and it asks no database. */
	private static final String LOCAL = "127.0.0.1";

	private static final int NO_SERVER = 1;

	private static final String PORT = "server.port";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Service service = service(environment);
		if (service == null) {
			return;
		}
		MutablePropertySources sources = environment.getPropertySources();
		sources.addFirst(new MapPropertySource("variables", variables(environment, service)));
		sources.addLast(new MapPropertySource("contract", contract(service)));
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

	static @Nullable Service service(Environment environment) {
		String key = environment.getProperty(SERVICE);
		return (key != null) ? Service.valueOf(key.toUpperCase(Locale.ROOT)) : null;
	}

	private static Map<String, Object> variables(Environment environment, Service service) {
		Map<String, Object> variables = new HashMap<>();
		if (isBlank(environment, Variable.SERVER_PORT)) {
			variables.put(PORT, service.port());
		}
		if (isBlank(environment, Variable.MANAGEMENT_SERVER_PORT)) {
			variables.put(MANAGEMENT_PORT, service.managementPort());
		}
		if (new Settings(environment).text(Variable.LOG_FORMAT).equals("json")) {
			variables.put("logging.structured.format.console", "ecs");
		}
		if (StartCommand.isTraining()) {
			variables.putAll(Map.of(PORT, 0, MANAGEMENT_PORT, 0, "server.address", LOCAL, "management.server.address",
					LOCAL, Variable.DATABASE_HOST.name(), LOCAL, Variable.DATABASE_PORT.name(), NO_SERVER));
		}
		return variables;
	}

	private static boolean isBlank(Environment environment, Variable variable) {
		String value = environment.getProperty(variable.name());
		return value != null && value.isBlank();
	}

	private static Map<String, Object> contract(Service service) {
		Map<String, Object> contract = new HashMap<>();
		contract.put("spring.application.name", service.module());
		contract.put(PORT, service.port());
		contract.put(MANAGEMENT_PORT, service.managementPort());
		contract.put("server.tomcat.keep-alive-timeout", millis(Times.KEEP_ALIVE));
		contract.put("server.tomcat.max-http-form-post-size", Limits.BODY_BYTES + "B");
		contract.put("spring.lifecycle.timeout-per-shutdown-phase", millis(Times.SHUTDOWN_GRACE));
		return contract;
	}

	private static String millis(Duration duration) {
		return duration.toMillis() + "ms";
	}

}
