package dev.counter.core.settings;

import dev.counter.contract.Service;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

/**
 * Says which service the process is, as a bean.
 */
@AutoConfiguration
class ServiceAutoConfiguration {

	@Bean
	Service service(Environment environment) {
		Service service = ServiceDefaults.service(environment);
		Assert.state(service != null, () -> "Set " + ServiceDefaults.SERVICE + " in application.properties");
		return service;
	}

}
