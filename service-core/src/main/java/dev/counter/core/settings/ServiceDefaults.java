package dev.counter.core.settings;

import java.util.HashMap;
import java.util.Map;

import dev.counter.contract.Service;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives the process what the contract says about its service, wherever neither a variable
 * nor a file says otherwise.
 */
class ServiceDefaults implements EnvironmentPostProcessor, Ordered {

	/** The property in which a service says which one it is. */
	static final String SERVICE = "counter.service";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Service service = service(environment);
		if (service != null) {
			environment.getPropertySources().addLast(new MapPropertySource("contract", defaults(service)));
		}
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	static @Nullable Service service(Environment environment) {
		return environment.getProperty(SERVICE, Service.class);
	}

	private static Map<String, Object> defaults(Service service) {
		Map<String, Object> defaults = new HashMap<>();
		defaults.put("spring.application.name", service.module());
		defaults.put("server.port", service.port());
		defaults.put("management.server.port", service.managementPort());
		return defaults;
	}

}
