package dev.counter.infra.balancer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRule;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleAction;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleActionFixedResponse;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleCondition;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionPathPattern;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionSourceIp;
import dev.counter.contract.Endpoint;
import dev.counter.contract.ForwardingRule;
import dev.counter.contract.PathPattern;
import dev.counter.contract.Routing;
import dev.counter.contract.Service;
import dev.counter.infra.Names;
import dev.counter.infra.settings.Cidr;
import software.constructs.Construct;

/**
 * ALB listener rules from the contract's forwarding rules. Paths that only some addresses
 * may reach have rules of their own, as a rule has at most 5 condition values, and a 403
 * rule follows.
 */
final class ListenerRules extends Construct {

	/** Leaves priorities for the parts of a split rule. */
	private static final int SPACING = 10;

	/** The last of these: more sources move no other rule. */
	private static final int REFUSED = SPACING - 1;

	private final Names names;

	private final String listenerArn;

	private final Map<Service, List<ITerraformDependable>> rules = new EnumMap<>(Service.class);

	ListenerRules(Construct scope, String id, Names names, String listenerArn,
			Function<Service, String> targetGroupArns, Function<Endpoint, List<Cidr>> sources) {
		super(scope, id);
		this.names = names;
		this.listenerArn = listenerArn;
		for (ForwardingRule rule : Routing.RULES) {
			LbListenerRuleAction forward = forward(targetGroupArns.apply(rule.service()));
			bySources(rule, sources).forEach((allowed, patterns) -> {
				if (allowed.isEmpty()) {
					add(rule, rule.name(), 0, List.of(paths(patterns)), forward);
				}
				else {
					restricted(rule, patterns, allowed, forward);
				}
			});
		}
	}

	List<ITerraformDependable> of(Service service) {
		return Objects.requireNonNull(this.rules.get(service));
	}

	/** The patterns of a rule by the addresses that may reach them; empty for all. */
	private static Map<List<Cidr>, List<PathPattern>> bySources(ForwardingRule rule,
			Function<Endpoint, List<Cidr>> sources) {
		return rule.patterns()
			.stream()
			.collect(Collectors.groupingBy((pattern) -> Endpoint.of(rule.service())
				.stream()
				.filter((endpoint) -> endpoint.path().equals(pattern))
				.findFirst()
				.map(sources)
				.orElse(List.of()), LinkedHashMap::new, Collectors.toList()));
	}

	private void restricted(ForwardingRule rule, List<PathPattern> patterns, List<Cidr> sources,
			LbListenerRuleAction forward) {
		LbListenerRuleCondition paths = paths(patterns);
		int perRule = ForwardingRule.MAX_VALUES - patterns.size();
		int part = 0;
		for (int i = 0; i < sources.size(); i += perRule) {
			part++;
			if (part == REFUSED) {
				throw new IllegalArgumentException("Too many sources for the rule " + rule.name());
			}
			add(rule, rule.name() + "-" + part, part,
					List.of(paths, from(sources.subList(i, Math.min(i + perRule, sources.size())))), forward);
		}
		add(rule, rule.name() + "-refused", REFUSED, List.of(paths), refusal());
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

	private static LbListenerRuleCondition paths(List<PathPattern> patterns) {
		return LbListenerRuleCondition.builder()
			.pathPattern(LbListenerRuleConditionPathPattern.builder()
				.values(patterns.stream().map(PathPattern::value).toList())
				.build())
			.build();
	}

	private static LbListenerRuleCondition from(List<Cidr> sources) {
		return LbListenerRuleCondition.builder()
			.sourceIp(LbListenerRuleConditionSourceIp.builder()
				.values(sources.stream().map(Cidr::toString).toList())
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
				.messageBody("Only some addresses may do this, and yours is none of them.")
				.build())
			.build();
	}

}
