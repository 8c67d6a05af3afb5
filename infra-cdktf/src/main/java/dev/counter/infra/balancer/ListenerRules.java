package dev.counter.infra.balancer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRule;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleAction;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleActionFixedResponse;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleCondition;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionPathPattern;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionSourceIp;
import dev.counter.contract.ForwardingRule;
import dev.counter.contract.PathPattern;
import dev.counter.contract.Routing;
import dev.counter.contract.Service;
import dev.counter.infra.Names;
import dev.counter.infra.settings.Cidr;
import software.constructs.Construct;

/**
 * ALB listener rules from the contract's forwarding rules. With restricted reset sources
 * the reset's rule is split, as a rule has at most 5 condition values, and a 403 rule
 * follows.
 */
final class ListenerRules extends Construct {

	/** Leaves priorities for the parts of a split rule. */
	private static final int SPACING = 10;

	private final Names names;

	private final String listenerArn;

	private final Map<Service, List<ITerraformDependable>> rules = new EnumMap<>(Service.class);

	ListenerRules(Construct scope, String id, Names names, String listenerArn,
			Function<Service, String> targetGroupArns, List<Cidr> resetSources) {
		super(scope, id);
		this.names = names;
		this.listenerArn = listenerArn;
		for (ForwardingRule rule : Routing.RULES) {
			String target = targetGroupArns.apply(rule.service());
			if (rule.service() == Service.RESET && !resetSources.isEmpty()) {
				restricted(rule, target, resetSources);
			}
			else {
				add(rule, rule.name(), 0, List.of(paths(rule)), forward(target));
			}
		}
	}

	List<ITerraformDependable> of(Service service) {
		return Objects.requireNonNull(this.rules.get(service));
	}

	private void restricted(ForwardingRule rule, String target, List<Cidr> sources) {
		int perRule = ForwardingRule.MAX_VALUES - rule.patterns().size();
		int part = 0;
		for (int i = 0; i < sources.size(); i += perRule) {
			LbListenerRuleCondition from = LbListenerRuleCondition.builder()
				.sourceIp(LbListenerRuleConditionSourceIp.builder()
					.values(sources.subList(i, Math.min(i + perRule, sources.size()))
						.stream()
						.map(Cidr::toString)
						.toList())
					.build())
				.build();
			part++;
			add(rule, rule.name() + "-" + part, part, List.of(paths(rule), from), forward(target));
		}
		add(rule, rule.name() + "-refused", part + 1, List.of(paths(rule)), refusal());
	}

	private void add(ForwardingRule rule, String name, int part, List<LbListenerRuleCondition> conditions,
			LbListenerRuleAction action) {
		LbListenerRule added = LbListenerRule.Builder.create(this, name)
			.listenerArn(this.listenerArn)
			.priority(rule.priority() * SPACING + part)
			.condition(conditions)
			.action(List.of(action))
			.tags(this.names.tags(name))
			.build();
		this.rules.computeIfAbsent(rule.service(), (service) -> new ArrayList<>()).add(added);
	}

	private static LbListenerRuleCondition paths(ForwardingRule rule) {
		return LbListenerRuleCondition.builder()
			.pathPattern(LbListenerRuleConditionPathPattern.builder()
				.values(rule.patterns().stream().map(PathPattern::value).toList())
				.build())
			.build();
	}

	private static LbListenerRuleAction forward(String target) {
		return LbListenerRuleAction.builder().type("forward").targetGroupArn(target).build();
	}

	private static LbListenerRuleAction refusal() {
		return LbListenerRuleAction.builder()
			.type("fixed-response")
			.fixedResponse(LbListenerRuleActionFixedResponse.builder()
				.statusCode("403")
				.contentType("text/plain")
				.messageBody("Only some addresses may reset this counter, and yours is none of them.")
				.build())
			.build();
	}

}
