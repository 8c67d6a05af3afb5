package dev.counter.core.web.gate;

import java.util.List;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import dev.counter.core.settings.ServiceProperties;
import dev.counter.core.web.problem.ProblemAnswers;
import jakarta.servlet.DispatcherType;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts the gate before everything but measurements.
 */
@AutoConfiguration
class GateAutoConfiguration {

	private static final int AFTER_MEASUREMENTS = Ordered.HIGHEST_PRECEDENCE + 10;

	@Bean
	Gate gate(Service service) {
		return new Gate(service);
	}

	@Bean
	HostFilter hostFilter(ServiceProperties settings, ProblemAnswers answers) {
		return new HostFilter(AllowedHosts.of(settings.allowedHosts()), answers);
	}

	@Bean
	FilterRegistrationBean<HostFilter> hostFilterRegistration(HostFilter filter) {
		FilterRegistrationBean<HostFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(AFTER_MEASUREMENTS - 1);
		return registration;
	}

	@Bean
	FilterRegistrationBean<GateFilter> gateFilter(Gate gate, ProblemAnswers answers) {
		FilterRegistrationBean<GateFilter> registration = new FilterRegistrationBean<>(new GateFilter(gate, answers));
		registration.setOrder(AFTER_MEASUREMENTS);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
		return registration;
	}

	/**
	 * An endpoint has one representation: whatever clients say that they read, none gets
	 * a 406.
	 */
	@Bean
	WebMvcConfigurer oneRepresentation() {
		return new WebMvcConfigurer() {
			@Override
			public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
				negotiation.strategies(List.of((request) -> ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST));
			}
		};
	}

}
