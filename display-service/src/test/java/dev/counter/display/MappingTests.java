package dev.counter.display;

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
class MappingTests extends DisplayTest {

	private final RequestMappingHandlerMapping mapping;

	@Autowired
	MappingTests(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
		this.mapping = mapping;
	}

	@Test
	void mapsTheEndpointsOfTheContract() {
		Stream<String> mapped = this.mapping.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((info) -> info.getMethodsCondition()
				.getMethods()
				.stream()
				.flatMap((method) -> info.getPatternValues()
					.stream()
					.map((path) -> method + " " + path.replaceFirst("\\{.*", "*"))));
		assertThat(mapped).containsExactlyInAnyOrderElementsOf(Endpoint.of(Service.DISPLAY)
			.stream()
			.filter((endpoint) -> endpoint != Endpoint.ASSETS)
			.flatMap((endpoint) -> endpoint.methods().stream().map((method) -> method + " " + endpoint.path().value()))
			.toList());
	}

}
