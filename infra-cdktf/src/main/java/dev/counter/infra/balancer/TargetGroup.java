package dev.counter.infra.balancer;

import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroup;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupHealthCheck;
import dev.counter.contract.Health;
import dev.counter.contract.Rollout;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * ALB target group of a service, with a health check on its readiness.
 */
final class TargetGroup {

	private TargetGroup() {
	}

	static LbTargetGroup create(Construct scope, Names names, String vpcId, Service service) {
		return LbTargetGroup.Builder.create(scope, "targets")
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

}
