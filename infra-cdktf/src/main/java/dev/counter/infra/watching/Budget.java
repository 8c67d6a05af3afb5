package dev.counter.infra.watching;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudget;
import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudgetCostFilter;
import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudgetNotification;
import dev.counter.infra.Names;
import dev.counter.infra.settings.Settings;
import software.constructs.Construct;

/**
 * What an environment may cost in a month, and a mail before it does. AWS counts by tag
 * once the tag is activated for cost allocation, in the account that pays.
 */
final class Budget extends Construct {

	private static final String ENVIRONMENT_TAG = "Environment";

	private static final int ACTUAL_PERCENT = 80;

	private static final int FORECAST_PERCENT = 100;

	Budget(Construct scope, String id, Names names, Settings settings) {
		super(scope, id);
		BudgetsBudget.Builder.create(this, "month")
			.name(names.of("month"))
			.budgetType("COST")
			.timeUnit("MONTHLY")
			.limitAmount(String.valueOf(settings.watching().budgetDollars()))
			.limitUnit("USD")
			.costFilter(List.of(BudgetsBudgetCostFilter.builder()
				.name("TagKeyValue")
				.values(List.of("user:" + ENVIRONMENT_TAG + "$" + settings.environment()))
				.build()))
			.notification(
					List.of(above("ACTUAL", ACTUAL_PERCENT, settings), above("FORECASTED", FORECAST_PERCENT, settings)))
			.build();
	}

	private static BudgetsBudgetNotification above(String type, int percent, Settings settings) {
		return BudgetsBudgetNotification.builder()
			.notificationType(type)
			.comparisonOperator("GREATER_THAN")
			.threshold(percent)
			.thresholdType("PERCENTAGE")
			.subscriberEmailAddresses(List.of(settings.watching().email()))
			.build();
	}

}
