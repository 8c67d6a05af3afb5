package dev.counter.infra.balancer;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.contract.Endpoint;
import dev.counter.contract.ForwardingRule;
import dev.counter.contract.Health;
import dev.counter.contract.Routes;
import dev.counter.contract.Routing;
import dev.counter.contract.Service;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Routing of requests by listener rules, and listeners of the load balancer.
 */
class LoadBalancerTests {

	private static final String SOMEBODY = "192.0.2.99";

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@EnumSource(Endpoint.class)
	void everyEndpointReachesItsService(Endpoint endpoint) {
		String path = endpoint.path().value().replace("*", "counter.css");
		assertThat(Rule.outcome(Synthesized.small(), path, SOMEBODY)).isEqualTo(target(endpoint.service()));
		assertThat(Rule.outcome(Synthesized.production(), path, SOMEBODY)).isEqualTo(target(endpoint.service()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/adder_services", "/ADDER_SERVICE", "/adder_servicex/y", "/add_number/", "/add_numbers",
			"/reset_tables", "/reset_table/x", "/reset_services/", "//", "/index.html", "/actuator/health/readiness",
			"/x/adder_service", "/%61dder_service" })
	void otherPathIsForwardedToTheDisplay(String path) {
		assertThat(Rule.outcome(Synthesized.small(), path, SOMEBODY)).isEqualTo(target(Service.DISPLAY));
		assertThat(Rule.of(Synthesized.small()).stream().filter((rule) -> rule.priority() < 1000)).singleElement()
			.satisfies((home) -> assertThat(home.patterns()).containsExactly("/"));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void listenerRulesHaveFiveValuesAndUniquePriorities(Terraform stack) {
		assertThat(Rule.of(stack)).extracting(Rule::priority).doesNotHaveDuplicates();
		assertThat(Rule.of(stack))
			.allMatch((rule) -> rule.patterns().size() + rule.sources().size() <= ForwardingRule.MAX_VALUES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/reset_service", "/reset_table" })
	void onlyAllowedAddressesReachTheReset(String path) {
		for (String allowed : List.of("198.51.100.9", "203.0.113.15", "192.0.2.7", "192.0.2.9")) {
			assertThat(Rule.outcome(Synthesized.restricted(), path, allowed)).isEqualTo(target(Service.RESET));
		}
		for (String refused : List.of(SOMEBODY, "203.0.113.16", "10.60.0.1")) {
			assertThat(Rule.outcome(Synthesized.restricted(), path, refused)).isEqualTo("403");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "UPLOAD", "UPLOAD_NAMED", "UPLOADS", "UPLOAD_IN_PARTS", "IMPORTS", "IMPORT" })
	void onlyAllowedAddressesUploadAndImport(Endpoint endpoint) {
		String path = endpoint.path().value().replace("*", "x/complete");
		for (String allowed : List.of("198.51.100.9", "203.0.113.15", "192.0.2.7")) {
			assertThat(Rule.outcome(Synthesized.restricted(), path, allowed)).isEqualTo(target(Service.ADDER));
		}
		for (String refused : List.of(SOMEBODY, "203.0.113.16", "192.0.2.9")) {
			assertThat(Rule.outcome(Synthesized.restricted(), path, refused)).isEqualTo("403");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/adder_service", "/add_number", "/files/x", "/exports", "/display_service" })
	void everyAddressAddsAndDownloads(String path) {
		assertThat(Rule.outcome(Synthesized.restricted(), path, SOMEBODY)).isEqualTo(target(Routing.serviceFor(path)));
	}

	@Test
	void domainIsServedOverHttpsAndHttpRedirects() {
		JsonNode http = Synthesized.production().one("aws_lb_listener", "entrance_listener_http");
		JsonNode redirect = http.path("default_action").get(0).path("redirect");
		assertThat(redirect.path("protocol").asText()).isEqualTo("HTTPS");
		assertThat(redirect.path("status_code").asText()).isEqualTo("HTTP_301");
		JsonNode https = Synthesized.production().one("aws_lb_listener", "entrance_listener_https");
		assertThat(https.path("ssl_policy").asText()).startsWith("ELBSecurityPolicy-TLS13-1-2-");
		assertThat(https.path("certificate_arn").asText())
			.isEqualTo("${aws_acm_certificate_validation.entrance_address_proven.certificate_arn}");
		assertThat(Synthesized.production().all("aws_lb_listener_rule").values())
			.allMatch((rule) -> rule.path("listener_arn").asText().contains("entrance_listener_https"));
		assertThat(Synthesized.small().all("aws_lb_listener")).containsOnlyKeys("entrance_listener_http");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void loadBalancerDropsInvalidHeadersAndLogsRequests(Terraform stack) {
		JsonNode balancer = stack.one("aws_lb", "entrance_balancer");
		assertThat(balancer.path("drop_invalid_header_fields").asBoolean()).isTrue();
		assertThat(balancer.path("xff_header_processing_mode").asText()).isEqualTo("append");
		assertThat(balancer.path("idle_timeout").asInt()).isEqualTo(60);
		assertThat(balancer.path("access_logs").path("enabled").asBoolean()).isTrue();
		assertThat(balancer.path("access_logs").path("bucket").asText())
			.isEqualTo("${aws_s3_bucket_policy.entrance_access-logs_policy.bucket}");
	}

	@ParameterizedTest
	@EnumSource(Service.class)
	void healthCheckAsksReadinessOnAPortWithoutAListenerRule(Service service) {
		JsonNode group = Synthesized.small().one("aws_lb_target_group", "entrance_" + service.key() + "_targets");
		assertThat(group.path("port").asInt()).isEqualTo(service.port());
		assertThat(group.path("deregistration_delay").asText()).isEqualTo("30");
		JsonNode check = group.path("health_check");
		assertThat(check.path("path").asText()).isEqualTo(Health.READINESS);
		assertThat(check.path("port").asText()).isEqualTo(String.valueOf(service.managementPort()));
		assertThat(check.path("timeout").asInt()).isLessThan(check.path("interval").asInt());
		assertThat(check.path("unhealthy_threshold").asInt()).isEqualTo(5);
	}

	@Test
	void webFirewallProtectsTheLoadBalancerAndLogs() {
		Terraform stack = Synthesized.production();
		JsonNode association = stack.one("aws_wafv2_web_acl_association", "entrance_firewall_association");
		assertThat(association.path("resource_arn").asText()).isEqualTo("${aws_lb.entrance_balancer.arn}");
		JsonNode rules = stack.one("aws_wafv2_web_acl", "entrance_firewall_rules").path("rule");
		assertThat(rules.findValuesAsText("limit")).containsExactly("10000");
		assertThat(rules.findValuesAsText("vendor_name")).hasSize(3);
		assertThat(rules.findValues("scope_down_statement")).hasSize(2)
			.allMatch((scope) -> scope.has("not_statement")
					&& scope.findPath("search_string").asText().equals(Routes.UPLOAD));
		assertThat(stack.all("aws_wafv2_web_acl_logging_configuration")).hasSize(1);
		assertThat(Synthesized.small().all("aws_wafv2_web_acl")).isEmpty();
	}

	private static String target(Service service) {
		return "${aws_lb_target_group.entrance_" + service.key() + "_targets.arn}";
	}

}
