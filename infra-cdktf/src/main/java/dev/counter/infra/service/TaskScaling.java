package dev.counter.infra.service;

import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicy;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification;
import com.hashicorp.cdktf.providers.aws.appautoscaling_target.AppautoscalingTarget;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsService;
import dev.counter.infra.Names;
import dev.counter.infra.settings.TaskSettings;
import software.constructs.Construct;

/**
 * As many tasks as requests need: one more as soon as each gets more than it is meant to
 * answer, one less only after a while of less.
 */
final class TaskScaling extends Construct {

	private static final int OUT_SECONDS = 60;

	private static final int IN_SECONDS = 300;

	private final AppautoscalingTarget target;

	private final Names names;

	private final String part;

	TaskScaling(Construct scope, String id, Names names, FargateService.Inputs inputs, EcsService service) {
		super(scope, id);
		this.names = names;
		this.part = inputs.part();
		TaskSettings tasks = inputs.tasks();
		this.target = AppautoscalingTarget.Builder.create(this, "target")
			.serviceNamespace("ecs")
			.resourceId("service/" + inputs.cluster().name() + "/" + service.getName())
			.scalableDimension("ecs:service:DesiredCount")
			.minCapacity(tasks.minTasks())
			.maxCapacity(tasks.maxTasks())
			.tags(names.tags(this.part))
			.build();
		follow("requests", tasks.requestsPerTask(),
				AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification.builder()
					.predefinedMetricType("ALBRequestCountPerTarget")
					.resourceLabel(inputs.balancer() + "/" + inputs.target().arnSuffix())
					.build());
		tasks.cpuPercent()
			.ifPresent((percent) -> follow("cpu", percent,
					AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification.builder()
						.predefinedMetricType("ECSServiceAverageCPUUtilization")
						.build()));
	}

	private void follow(String what, int value,
			AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification metric) {
		AppautoscalingPolicy.Builder.create(this, what)
			.name(this.names.of(this.part + "-" + what))
			.policyType("TargetTrackingScaling")
			.serviceNamespace(this.target.getServiceNamespace())
			.resourceId(this.target.getResourceId())
			.scalableDimension(this.target.getScalableDimension())
			.targetTrackingScalingPolicyConfiguration(
					AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration.builder()
						.targetValue(value)
						.predefinedMetricSpecification(metric)
						.scaleOutCooldown(OUT_SECONDS)
						.scaleInCooldown(IN_SECONDS)
						.build())
			.build();
	}

}
