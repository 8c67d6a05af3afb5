package dev.counter.infra.monitoring;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudget;
import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudgetCostFilter;
import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudgetNotification;
import dev.counter.infra.Names;
import dev.counter.infra.settings.EnvironmentSettings;
import software.constructs.Construct;

/**
 * What an environment may cost in a month, and a mail before it does. AWS counts by tag
 * once the tag is activated for cost allocation, in the account that pays.
 */
final class CostBudget extends Construct {

	private static final String ENVIRONMENT_TAG = "Environment";

	private static final int ACTUAL_PERCENT = 80;

	private static final int FORECAST_PERCENT = 100;

	CostBudget(Construct scope, String id, Names names, EnvironmentSettings settings) {
		super(scope, id);
		BudgetsBudget.Builder.create(this, "month")
			.name(names.of("month"))
			.budgetType("COST")
			.timeUnit("MONTHLY")
			.limitAmount(String.valueOf(settings.monitoring().budgetDollars()))
			.limitUnit("USD")
			.costFilter(List.of(BudgetsBudgetCostFilter.builder()
				.name("TagKeyValue")
				.values(List.of("user:" + ENVIRONMENT_TAG + "$" + settings.environment()))
				.build()))
			.notification(
					List.of(above("ACTUAL", ACTUAL_PERCENT, settings), above("FORECASTED", FORECAST_PERCENT, settings)))
			.build();
	}

	private static BudgetsBudgetNotification above(String type, int percent, EnvironmentSettings settings) {
		return BudgetsBudgetNotification.builder()
			.notificationType(type)
			.comparisonOperator("GREATER_THAN")
			.threshold(percent)
			.thresholdType("PERCENTAGE")
			.subscriberEmailAddresses(List.of(settings.monitoring().email()))
			.build();
	}

}
