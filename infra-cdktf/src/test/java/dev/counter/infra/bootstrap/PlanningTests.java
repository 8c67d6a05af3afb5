package dev.counter.infra.bootstrap;

import java.util.Objects;

import dev.counter.infra.Policies;
import dev.counter.infra.Policies.Sentence;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Permissions of the plan role that depend on others.
 */
class PlanningTests {

	@Test
	void planRoleReadsTheFirewallOfTheLoadBalancer() {
		Sentence entrance = Objects
			.requireNonNull(Policies.ofPipeline("production_plan").get("ReadFirewallOfEntrance"));
		assertThat(entrance.values("Action")).containsExactly("elasticloadbalancing:GetLoadBalancerWebACL");
		assertThat(entrance.values("Resource")).containsExactly(
				"arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/counter-production-*");
	}

}
