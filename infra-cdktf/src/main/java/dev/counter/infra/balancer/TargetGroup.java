package dev.counter.infra.balancer;

import java.util.List;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroup;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupHealthCheck;
import dev.counter.contract.Health;
import dev.counter.contract.Rollout;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * Whoever answers a service's requests, and how it is told whether they can.
 */
final class TargetGroup extends Construct {

	private final LbTargetGroup group;

	TargetGroup(Construct scope, String id, Names names, String vpcId, Service service) {
		super(scope, id);
		this.group = LbTargetGroup.Builder.create(this, "targets")
			.name(names.ofBalancer(service.key()))
			.vpcId(vpcId)
			.targetType(service == Service.ADDER ? "instance" : "ip")
			.protocol("HTTP")
			.port(service.port())
			.deregistrationDelay(String.valueOf(Times.DRAIN.toSeconds()))
			.healthCheck(LbTargetGroupHealthCheck.builder()
				.enabled(true)
				.protocol("HTTP")
				.port(String.valueOf(service.managementPort()))
				.path(Health.READINESS)
				.matcher("200")
				.interval(Rollout.CHECK_INTERVAL.toSeconds())
				.timeout(Rollout.CHECK_TIMEOUT.toSeconds())
				.healthyThreshold(2)
				.unhealthyThreshold(Rollout.FAILED_CHECKS)
				.build())
			.tags(names.tags(service.key()))
			.build();
	}

	String arn() {
		return this.group.getArn();
	}

	ForwardingTarget target(List<ITerraformDependable> routes) {
		return new ForwardingTarget(this.group.getArn(), this.group.getArnSuffix(), routes);
	}

}
