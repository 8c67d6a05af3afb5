package dev.counter.infra.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * AWS budget of an environment.
 */
class BudgetTests {

	@ParameterizedTest
	@CsvSource({ "small, 190", "production, 450" })
	void budgetNotifiesBeforeTheLimit(String environment, String dollars) {
		Terraform stack = Synthesized.stack("counter-" + environment);
		JsonNode budget = stack.one("aws_budgets_budget", "watching_budget_month");
		assertThat(budget.path("time_unit").asText()).isEqualTo("MONTHLY");
		assertThat(budget.path("limit_amount").asText()).isEqualTo(dollars);
		assertThat(budget.path("cost_filter").path(0).path("values").path(0).asText())
			.isEqualTo("user:Environment$" + environment);
		assertThat(budget.path("notification")).extracting((warning) -> warning.path("notification_type").asText())
			.containsExactly("ACTUAL", "FORECASTED");
		assertThat(budget.path("notification")).allMatch((warning) -> warning.path("threshold").asInt() <= 100
				&& warning.path("subscriber_email_addresses").path(0).asText().equals("operators@example.org"));
	}

}
