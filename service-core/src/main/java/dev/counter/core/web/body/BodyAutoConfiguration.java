package dev.counter.core.web.body;

import dev.counter.core.web.filter.EndpointFilter;
import dev.counter.core.web.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * Request bodies: read without blocking, converted from JSON strictly.
 */
@AutoConfiguration
class BodyAutoConfiguration {

	@Bean
	JsonBodyConverter jsonBodyConverter(JsonMapper json) {
		return new JsonBodyConverter(json);
	}

	@Bean
	FilterRegistrationBean<NonBlockingBodyFilter> nonBlockingBodyFilter(EndpointFilter endpoints,
			ProblemWriter problems) {
		FilterRegistrationBean<NonBlockingBodyFilter> registration = new FilterRegistrationBean<>(
				new NonBlockingBodyFilter(endpoints, problems));
		registration.setOrder(EndpointFilter.ORDER - 1);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
		return registration;
	}

}
