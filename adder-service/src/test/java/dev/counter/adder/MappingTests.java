package dev.counter.adder;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.counter.contract.Endpoint;
import dev.counter.contract.Service;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service answers what the contract says, no more and no less.
 */
@RunningAdder
class MappingTests {

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mapping;

	@Test
	void mapsTheEndpointsOfTheContract() {
		Stream<String> mapped = this.mapping.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((info) -> info.getMethodsCondition()
				.getMethods()
				.stream()
				.flatMap((method) -> info.getPatternValues().stream().map((path) -> method + " " + endpoint(path))));
		assertThat(mapped.collect(Collectors.toSet())).containsExactlyInAnyOrderElementsOf(Endpoint.of(Service.ADDER)
			.stream()
			.filter((endpoint) -> endpoint != Endpoint.ADD_NUMBER)
			.flatMap((endpoint) -> endpoint.methods().stream().map((method) -> method + " " + endpoint.path().value()))
			.toList());
	}

	/** A pattern with variables is below the endpoint that ends with a wildcard. */
	private static String endpoint(String pattern) {
		return pattern.replaceFirst("/\\{.*", "/*");
	}

}
