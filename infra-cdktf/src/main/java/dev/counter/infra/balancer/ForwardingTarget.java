package dev.counter.infra.balancer;

import java.util.List;

import com.hashicorp.cdktf.ITerraformDependable;

/**
 * Where a service registers what answers its requests.
 *
 * @param arn the target group's ARN
 * @param arnSuffix what metrics call it
 * @param routes what has to exist before anybody registers: the rules that lead here
 */
public record ForwardingTarget(String arn, String arnSuffix, List<ITerraformDependable> routes) {

	public ForwardingTarget {
		routes = List.copyOf(routes);
	}

}
