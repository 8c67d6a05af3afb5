package dev.counter.contract;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The rules send each endpoint to its owner and nothing anywhere else.
 */
class RoutingTests {

	@ParameterizedTest
	@EnumSource
	void reachesEachEndpointByExactlyOneRuleOfItsService(Endpoint endpoint) {
		String path = endpoint.path().value().replace("*", "app.css");
		assertThat(Routing.RULES.stream().filter((rule) -> rule.matches(path))).singleElement()
			.extracting(ForwardingRule::service)
			.isEqualTo(endpoint.service());
		assertThat(Routing.serviceFor(path)).isEqualTo(endpoint.service());
	}

	@Test
	void leadsNowhereWithNoPattern() {
		assertThat(Routing.RULES).allSatisfy((rule) -> assertThat(rule.patterns())
			.allSatisfy((pattern) -> assertThat(Endpoint.of(rule.service()))
				.anyMatch((endpoint) -> pattern.equals(endpoint.path()) || pattern.matches(endpoint.path().value()))));
	}

	@ParameterizedTest
	@CsvSource({ "/adder_servicex", "/ADDER_SERVICE", "/add_number/", "/add%5Fnumber", "/reset_tables", "//",
			"/nowhere", "/%2e%2e/adder_service" })
	void sendsWhatMatchesNoRuleToDisplay(String path) {
		assertThat(Routing.RULES).noneMatch((rule) -> rule.matches(path));
		assertThat(Routing.serviceFor(path)).isEqualTo(Service.DISPLAY);
	}

	@Test
	void givesHomeARuleOfItsOwnAndEachRuleAPriorityOfItsOwn() {
		assertThat(Routing.RULES.get(0).patterns()).containsExactly(new PathPattern("/"));
		assertThat(Routing.RULES).extracting(ForwardingRule::priority).isSorted().doesNotHaveDuplicates();
		assertThat(Routing.RULES).extracting(ForwardingRule::name).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "/*x", "/a*", "/a?b", "/a/*/b" })
	void refusesPatternsThatALoadBalancerWouldReadOtherwise(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PathPattern(value)).withMessageContaining(value);
	}

	@Test
	void refusesMoreValuesThanARuleHolds() {
		List<PathPattern> six = Arrays.stream("abcdef".split("")).map((x) -> new PathPattern("/" + x)).toList();
		assertThatIllegalArgumentException().isThrownBy(() -> new ForwardingRule("six", 1, Service.ADDER, six));
	}

	@Test
	void listensOnDifferentPorts() {
		assertThat(Arrays.stream(Service.values()).flatMap((s) -> List.of(s.port(), s.managementPort()).stream()))
			.doesNotHaveDuplicates();
	}

	@Test
	void keepsConnectionsLongerThanTheFrontDoorAndStopsWithinItsDraining() {
		assertThat(Times.KEEP_ALIVE).isGreaterThan(Times.BALANCER_IDLE);
		assertThat(Times.SHUTDOWN_GRACE).isLessThan(Times.DRAIN);
	}

}
