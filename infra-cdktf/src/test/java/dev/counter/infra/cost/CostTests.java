package dev.counter.infra.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import dev.counter.infra.cost.CostPage.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The page about costs speaks of what is deployed, and its arithmetic is right.
 */
class CostTests {

	private static final int HOURS = 730;

	private static final CostPage PAGE = CostPage.read();

	@Test
	void everyResourceTypeHasAPriceOrIsFree() {
		Set<String> mentioned = new TreeSet<>(PAGE.free());
		PAGE.rows().forEach((row) -> mentioned.add(row.resource()));
		Set<String> synthesized = new TreeSet<>();
		for (Terraform stack : List.of(Synthesized.small(), Synthesized.production(), Synthesized.stack("bootstrap"))) {
			stack.json().path("resource").fieldNames().forEachRemaining(synthesized::add);
		}
		assertThat(mentioned).isEqualTo(synthesized);
		assertThat(PAGE.rows()).extracting(Row::resource).doesNotContainAnyElementsOf(PAGE.free());
	}

	@Test
	void everyProductAndEverySumIsRight() {
		assertThat(PAGE.rows()).hasSizeGreaterThan(30)
			.allSatisfy((row) -> row.cells()
				.forEach((cell) -> assertThat(cell.dollars()).as(row.meter()).isEqualTo(cell.expected(row.price()))));
		for (List<BigDecimal> totals : PAGE.totals()) {
			for (int column = 0; column < totals.size(); column++) {
				int place = column;
				BigDecimal sum = PAGE.rows()
					.stream()
					.filter((row) -> row.cells().size() == totals.size())
					.map((row) -> row.cells().get(place).dollars())
					.reduce(BigDecimal.ZERO, BigDecimal::add);
				assertThat(totals.get(column)).isEqualTo(sum);
			}
		}
	}

	@Test
	void theSummaryRoundsTheSums() {
		List<BigDecimal> totals = PAGE.totals().get(0);
		assertThat(PAGE.text()).contains("| `small` | %s | %s |".formatted(rounded(totals, 0), rounded(totals, 1)),
				"| `production` | %s | %s |".formatted(rounded(totals, 2), rounded(totals, 3)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "small", "production" })
	void quantitiesAreThoseOfTheStack(String environment) {
		Terraform stack = Synthesized.stack("counter-" + environment);
		String idle = environment + ", idle";
		assertThat(PAGE.quantity("hours of interface endpoints", idle)).isEqualTo(interfaces(stack) * HOURS);
		assertThat(PAGE.quantity("metrics that alarms look at", idle)).isEqualTo(alarmMetrics(stack));
		assertThat(PAGE.quantity("alarms that scaling makes", idle))
			.isEqualTo(2.0 * stack.all("aws_appautoscaling_policy").size());
		assertThat(PAGE.quantity("vCPU hours", idle)).isCloseTo(tasks(stack, "cpu") / 1024 * HOURS, within(0.01));
		assertThat(PAGE.quantity("GB hours", idle)).isCloseTo(tasks(stack, "memory") / 1024 * HOURS, within(0.01));
		assertThat(PAGE.quantity("its rules", idle)).isEqualTo(firewallRules(stack));
		String zones = database(stack).path("multi_az").asBoolean() ? "two zones" : "one zone";
		assertThat(PAGE.quantity("hours of " + database(stack).path("instance_class").asText() + ", " + zones, idle))
			.isEqualTo(HOURS);
		assertThat(PAGE.quantity("GB of gp3, " + zones, idle))
			.isEqualTo(database(stack).path("allocated_storage").asDouble());
		assertThat(PAGE.quantity(
				"hours of the adder's "
						+ stack.one("aws_launch_template", "adder_template_template").path("instance_type").asText(),
				idle))
			.isEqualTo(HOURS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "small", "production" })
	void theBudgetHoldsWhatAnEnvironmentCosts(String environment) {
		double dearestRegion = 1.2;
		double busy = PAGE.totals().get(0).get(CostPage.COLUMNS.indexOf(environment + ", busy")).doubleValue();
		JsonNode budget = Synthesized.stack("counter-" + environment)
			.one("aws_budgets_budget", "watching_budget_month");
		assertThat(budget.path("limit_amount").asDouble()).isBetween(busy * dearestRegion, busy * 2);
	}

	private static BigDecimal rounded(List<BigDecimal> totals, int column) {
		return totals.get(column).setScale(0, RoundingMode.HALF_UP);
	}

	private static double interfaces(Terraform stack) {
		return stack.all("aws_vpc_endpoint")
			.values()
			.stream()
			.filter((endpoint) -> endpoint.path("vpc_endpoint_type").asText().equals("Interface"))
			.mapToDouble((endpoint) -> endpoint.path("subnet_ids").size())
			.sum();
	}

	private static double alarmMetrics(Terraform stack) {
		return stack.all("aws_cloudwatch_metric_alarm")
			.values()
			.stream()
			.flatMap((alarm) -> alarm.path("metric_query").valueStream())
			.filter((query) -> query.has("metric"))
			.count();
	}

	private static double tasks(Terraform stack, String size) {
		return List.of("display", "reset")
			.stream()
			.mapToDouble(
					(service) -> stack.one("aws_ecs_service", service + "_service").path("desired_count").asDouble()
							* stack.one("aws_ecs_task_definition", service + "_task_definition").path(size).asDouble())
			.sum();
	}

	private static double firewallRules(Terraform stack) {
		return stack.all("aws_wafv2_web_acl").values().stream().mapToDouble((acl) -> acl.path("rule").size()).sum();
	}

	private static JsonNode database(Terraform stack) {
		return stack.one("aws_db_instance", "database_instance");
	}

}
