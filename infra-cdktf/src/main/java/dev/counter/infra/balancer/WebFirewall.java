package dev.counter.infra.balancer;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAcl;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclDefaultAction;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclDefaultActionAllow;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclVisibilityConfig;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_association.Wafv2WebAclAssociation;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_logging_configuration.Wafv2WebAclLoggingConfiguration;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_logging_configuration.Wafv2WebAclLoggingConfigurationLoggingFilter;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_logging_configuration.Wafv2WebAclLoggingConfigurationLoggingFilterFilter;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_logging_configuration.Wafv2WebAclLoggingConfigurationLoggingFilterFilterCondition;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_logging_configuration.Wafv2WebAclLoggingConfigurationLoggingFilterFilterConditionActionCondition;
import dev.counter.infra.Names;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * Looks at requests before the load balancer does: rules that AWS keeps up to date, and a
 * limit of requests for each address.
 */
final class WebFirewall extends Construct {

	private static final String PART = "web-firewall";

	/**
	 * What the firewall is made from.
	 *
	 * @param names names and tags
	 * @param account the account that it is in
	 * @param balancerArn whose requests it looks at
	 * @param requestsPerAddress what an address may send in 5 minutes
	 * @param logDays how long its log is kept
	 */
	record Inputs(Names names, AccountSettings account, String balancerArn, int requestsPerAddress, int logDays) {

	}

	WebFirewall(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		WebFirewallRules rules = new WebFirewallRules(names);
		Wafv2WebAcl firewall = Wafv2WebAcl.Builder.create(this, "rules")
			.name(names.of(PART))
			.description("What may not even reach the load balancer")
			.scope("REGIONAL")
			.defaultAction(
					Wafv2WebAclDefaultAction.builder().allow(Wafv2WebAclDefaultActionAllow.builder().build()).build())
			.rule(List.of(rules.limit(1, inputs.requestsPerAddress()),
					rules.managed(2, "AWSManagedRulesAmazonIpReputationList"),
					rules.managed(3, "AWSManagedRulesKnownBadInputsRuleSet"),
					rules.managed(4, "AWSManagedRulesCommonRuleSet", "SizeRestrictions_BODY")))
			.visibilityConfig(Wafv2WebAclVisibilityConfig.builder()
				.cloudwatchMetricsEnabled(true)
				.metricName(names.of(PART))
				.sampledRequestsEnabled(true)
				.build())
			.tags(names.tags(PART))
			.build();
		Wafv2WebAclAssociation.Builder.create(this, "association")
			.webAclArn(firewall.getArn())
			.resourceArn(inputs.balancerArn())
			.build();
		CloudwatchLogGroup log = CloudwatchLogGroup.Builder.create(this, "log")
			.name("aws-waf-logs-" + names.of(PART))
			.retentionInDays(inputs.logDays())
			.tags(names.tags(PART))
			.build();
		Wafv2WebAclLoggingConfiguration.Builder.create(this, "logging")
			.resourceArn(firewall.getArn())
			.logDestinationConfigs(List.of(log.getArn()))
			.loggingFilter(refusals())
			.build();
	}

	/** What it lets through is in the access logs, at a hundredth of the price. */
	private static Wafv2WebAclLoggingConfigurationLoggingFilter refusals() {
		return Wafv2WebAclLoggingConfigurationLoggingFilter.builder()
			.defaultBehavior("DROP")
			.filter(List.of(Wafv2WebAclLoggingConfigurationLoggingFilterFilter.builder()
				.behavior("KEEP")
				.requirement("MEETS_ANY")
				.condition(List.of(Wafv2WebAclLoggingConfigurationLoggingFilterFilterCondition.builder()
					.actionCondition(
							Wafv2WebAclLoggingConfigurationLoggingFilterFilterConditionActionCondition.builder()
								.action("BLOCK")
								.build())
					.build()))
				.build()))
			.build();
	}

}
