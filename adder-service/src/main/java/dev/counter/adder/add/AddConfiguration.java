package dev.counter.adder.add;

import dev.counter.contract.Routes;
import dev.counter.core.web.problem.ProblemAnswers;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/**
 * Gives the adds of clients a servlet of their own, behind the same filters as all else.
 */
@Configuration(proxyBeanMethods = false)
class AddConfiguration {

	/** Servlets are made with the server, before all else: the adder comes later. */
	@Bean
	ServletRegistrationBean<AddNumberServlet> addNumber(ObjectProvider<Adder> adder, JsonMapper json,
			ProblemAnswers problems) {
		return new ServletRegistrationBean<>(
				new AddNumberServlet(SingletonSupplier.of(adder::getObject), json, problems), Routes.ADD_NUMBER);
	}

}
