package dev.counter.core.web.filter;

import java.util.List;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import dev.counter.core.settings.ServiceProperties;
import dev.counter.core.web.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The filters of every service, and no content negotiation: an endpoint has one
 * representation.
 */
@AutoConfiguration
class FilterAutoConfiguration implements WebMvcConfigurer {

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
		negotiation.strategies(List.of((request) -> ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST));
	}

	@Bean
	HostFilter hostFilter(ServiceProperties settings, ProblemWriter problems) {
		return new HostFilter(AllowedHosts.of(settings.allowedHosts()), problems);
	}

	@Bean
	FilterRegistrationBean<HostFilter> hostFilterRegistration(HostFilter filter) {
		FilterRegistrationBean<HostFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(EndpointFilter.ORDER - 2);
		return registration;
	}

	@Bean
	EndpointFilter endpointFilter(Service service, ProblemWriter problems,
			ObjectProvider<HandlerExceptionResolver> exceptions) {
		return new EndpointFilter(service, problems, exceptions::getObject);
	}

	@Bean
	FilterRegistrationBean<EndpointFilter> endpointFilterRegistration(EndpointFilter filter) {
		FilterRegistrationBean<EndpointFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(EndpointFilter.ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
		return registration;
	}

}
