package dev.counter.adder.add;

import dev.counter.adder.commit.GroupCommit;
import dev.counter.contract.Routes;
import dev.counter.core.web.body.JsonBodyConverter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Registration of {@link AddNumberServlet}, behind the same filters as the controllers.
 */
@Configuration(proxyBeanMethods = false)
class AddConfiguration {

	/** Servlets are created with the server, before the database and Spring MVC. */
	@Bean
	ServletRegistrationBean<AddNumberServlet> addNumber(JsonBodyConverter bodies, JsonMapper json,
			ObjectProvider<GroupCommit> commits, ObjectProvider<HandlerExceptionResolver> exceptions) {
		return new ServletRegistrationBean<>(new AddNumberServlet(bodies, json,
				SingletonSupplier.of(commits::getObject), SingletonSupplier.of(exceptions::getObject)),
				Routes.ADD_NUMBER);
	}

}
