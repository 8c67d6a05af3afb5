package dev.counter.infra.balancer;

import java.util.Arrays;
import java.util.Locale;

import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRule;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleAction;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleActionBlock;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleActionBlockCustomResponse;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleOverrideAction;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleOverrideActionNone;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleStatement;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleStatementManagedRuleGroupStatement;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleStatementManagedRuleGroupStatementRuleActionOverride;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUse;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseCount;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleStatementRateBasedStatement;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleVisibilityConfig;
import dev.counter.infra.Names;

/**
 * Rules of the web ACL.
 */
final class WebFirewallRules {

	private static final int TOO_MANY_REQUESTS = 429;

	private final Names names;

	WebFirewallRules(Names names) {
		this.names = names;
	}

	/** Rate limit: requests of an address in 5 minutes. */
	Wafv2WebAclRule rateLimit(int priority, int requests) {
		return rule(priority, "limit").statement(Wafv2WebAclRuleStatement.builder()
			.rateBasedStatement(
					Wafv2WebAclRuleStatementRateBasedStatement.builder().limit(requests).aggregateKeyType("IP").build())
			.build())
			.action(Wafv2WebAclRuleAction.builder()
				.block(Wafv2WebAclRuleActionBlock.builder()
					.customResponse(
							Wafv2WebAclRuleActionBlockCustomResponse.builder().responseCode(TOO_MANY_REQUESTS).build())
					.build())
				.build())
			.build();
	}

	/**
	 * A managed rule group.
	 * @param counted rules that only count, since the services answer with a better error
	 */
	Wafv2WebAclRule managed(int priority, String group, String... counted) {
		return rule(priority, group.toLowerCase(Locale.ROOT))
			.statement(Wafv2WebAclRuleStatement.builder()
				.managedRuleGroupStatement(Wafv2WebAclRuleStatementManagedRuleGroupStatement.builder()
					.vendorName("AWS")
					.name(group)
					.ruleActionOverride(Arrays.stream(counted).map(WebFirewallRules::count).toList())
					.build())
				.build())
			.overrideAction(Wafv2WebAclRuleOverrideAction.builder()
				.none(Wafv2WebAclRuleOverrideActionNone.builder().build())
				.build())
			.build();
	}

	private Wafv2WebAclRule.Builder rule(int priority, String part) {
		return Wafv2WebAclRule.builder()
			.name(part)
			.priority(priority)
			.visibilityConfig(Wafv2WebAclRuleVisibilityConfig.builder()
				.cloudwatchMetricsEnabled(true)
				.metricName(this.names.of(part))
				.sampledRequestsEnabled(true)
				.build());
	}

	private static Wafv2WebAclRuleStatementManagedRuleGroupStatementRuleActionOverride count(String rule) {
		return Wafv2WebAclRuleStatementManagedRuleGroupStatementRuleActionOverride.builder()
			.name(rule)
			.actionToUse(Wafv2WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUse.builder()
				.count(Wafv2WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseCount.builder()
					.build())
				.build())
			.build();
	}

}
