package dev.counter.infra.service;

import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicy;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification;
import com.hashicorp.cdktf.providers.aws.appautoscaling_target.AppautoscalingTarget;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsService;
import dev.counter.infra.settings.TaskSettings;
import software.constructs.Construct;

/**
 * Target tracking scaling of a service's tasks, by requests per target and optionally by
 * CPU.
 */
final class TaskScaling extends Construct {

	private static final int SCALE_OUT_COOLDOWN_SECONDS = 60;

	private static final int SCALE_IN_COOLDOWN_SECONDS = 300;

	TaskScaling(Construct scope, String id, FargateService.Inputs inputs, EcsService service) {
		super(scope, id);
		TaskSettings tasks = inputs.tasks();
		AppautoscalingTarget target = AppautoscalingTarget.Builder.create(this, "target")
			.serviceNamespace("ecs")
			.resourceId("service/" + inputs.cluster().name() + "/" + service.getName())
			.scalableDimension("ecs:service:DesiredCount")
			.minCapacity(tasks.minTasks())
			.maxCapacity(tasks.maxTasks())
			.tags(inputs.names().tags(inputs.part()))
			.build();
		String requests = inputs.names().of(inputs.part() + "-requests");
		policy("requests", requests, target, tasks.requestsPerTask(),
				AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification.builder()
					.predefinedMetricType("ALBRequestCountPerTarget")
					.resourceLabel(inputs.balancer() + "/" + inputs.target().arnSuffix())
					.build());
		tasks.cpuPercent()
			.ifPresent((percent) -> policy("cpu", inputs.names().of(inputs.part() + "-cpu"), target, percent,
					AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification.builder()
						.predefinedMetricType("ECSServiceAverageCPUUtilization")
						.build()));
	}

	private void policy(String id, String name, AppautoscalingTarget target, int value,
			AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification metric) {
		AppautoscalingPolicy.Builder.create(this, id)
			.name(name)
			.policyType("TargetTrackingScaling")
			.serviceNamespace(target.getServiceNamespace())
			.resourceId(target.getResourceId())
			.scalableDimension(target.getScalableDimension())
			.targetTrackingScalingPolicyConfiguration(
					AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration.builder()
						.targetValue(value)
						.predefinedMetricSpecification(metric)
						.scaleOutCooldown(SCALE_OUT_COOLDOWN_SECONDS)
						.scaleInCooldown(SCALE_IN_COOLDOWN_SECONDS)
						.build())
			.build();
	}

}
