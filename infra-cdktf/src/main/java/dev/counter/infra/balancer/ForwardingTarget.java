package dev.counter.infra.balancer;

import java.util.List;

import com.hashicorp.cdktf.ITerraformDependable;

/**
 * Target group of a service. What registers in it depends on the listener rules first:
 * ECS rejects a target group that no rule forwards to.
 */
public record ForwardingTarget(String arn, String arnSuffix, List<ITerraformDependable> listenerRules) {

	public ForwardingTarget {
		listenerRules = List.copyOf(listenerRules);
	}

}
