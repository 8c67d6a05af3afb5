package dev.counter.infra.balancer;

import java.util.List;
import java.util.Map;

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
import dev.counter.contract.Routes;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * AWS WAF web ACL: a rate limit for each address, and managed rule groups. Only blocked
 * requests are logged: the access logs have the others.
 */
final class WebFirewall extends Construct {

	private static final String PART = "web-firewall";

	/** An uploaded file may contain anything, and S3 serves it as an attachment. */
	private static final Map<String, Object> EXCEPT_UPLOADS = Map.of("not_statement",
			Map.of("statement",
					Map.of("byte_match_statement",
							Map.of("search_string", Routes.UPLOAD, "positional_constraint", "STARTS_WITH",
									"field_to_match", Map.of("uri_path", Map.of()), "text_transformation",
									Map.of("priority", 0, "type", "NORMALIZE_PATH")))));

	WebFirewall(Construct scope, String id, Names names, String balancerArn, int requestsPerAddress, int logDays) {
		super(scope, id);
		WebFirewallRules rules = new WebFirewallRules(names);
		Wafv2WebAcl acl = Wafv2WebAcl.Builder.create(this, "rules")
			.name(names.of(PART))
			.description("What may not even reach the load balancer")
			.scope("REGIONAL")
			.defaultAction(
					Wafv2WebAclDefaultAction.builder().allow(Wafv2WebAclDefaultActionAllow.builder().build()).build())
			.rule(List.of(rules.rateLimit(1, requestsPerAddress),
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
		// The bindings would need classes for each level of nesting.
		List.of(2, 3)
			.forEach((rule) -> acl.addOverride(
					"rule." + rule + ".statement.managed_rule_group_statement.scope_down_statement", EXCEPT_UPLOADS));
		Wafv2WebAclAssociation.Builder.create(this, "association")
			.webAclArn(acl.getArn())
			.resourceArn(balancerArn)
			.build();
		CloudwatchLogGroup log = CloudwatchLogGroup.Builder.create(this, "log")
			.name("aws-waf-logs-" + names.of(PART))
			.retentionInDays(logDays)
			.tags(names.tags(PART))
			.build();
		Wafv2WebAclLoggingConfiguration.Builder.create(this, "logging")
			.resourceArn(acl.getArn())
			.logDestinationConfigs(List.of(log.getArn()))
			.loggingFilter(blockedOnly())
			.build();
	}

	private static Wafv2WebAclLoggingConfigurationLoggingFilter blockedOnly() {
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
