package dev.counter.infra.monitoring;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudget;
import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudgetCostFilter;
import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudgetNotification;
import dev.counter.infra.Names;
import dev.counter.infra.settings.MonitoringSettings;
import software.constructs.Construct;

/**
 * Monthly AWS budget of an environment with email notifications. It counts by tag, once
 * the paying account has activated the tag for cost allocation.
 */
final class CostBudget {

	private static final String ENVIRONMENT_TAG = "Environment";

	private CostBudget() {
	}

	static void create(Construct scope, Names names, MonitoringSettings settings) {
		BudgetsBudget.Builder.create(scope, "month")
			.name(names.of("month"))
			.budgetType("COST")
			.timeUnit("MONTHLY")
			.limitAmount(String.valueOf(settings.budgetDollars()))
			.limitUnit("USD")
			.costFilter(List.of(BudgetsBudgetCostFilter.builder()
				.name("TagKeyValue")
				.values(List.of("user:" + ENVIRONMENT_TAG + "$" + names.environment()))
				.build()))
			.notification(List.of(notification("ACTUAL", 80, settings.email()),
					notification("FORECASTED", 100, settings.email())))
			.build();
	}

	private static BudgetsBudgetNotification notification(String type, int percent, String email) {
		return BudgetsBudgetNotification.builder()
			.notificationType(type)
			.comparisonOperator("GREATER_THAN")
			.threshold(percent)
			.thresholdType("PERCENTAGE")
			.subscriberEmailAddresses(List.of(email))
			.build();
	}

}
