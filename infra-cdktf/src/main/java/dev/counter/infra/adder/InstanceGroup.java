package dev.counter.infra.adder;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroup;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupLaunchTemplate;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupTag;
import dev.counter.contract.Rollout;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * Auto Scaling group of one that launches the new instance before it terminates the old.
 * Terraform ignores the launch template's version: the instance refresh of
 * {@code deploy/apply} changes it. The provider changes it before a refresh, so that a
 * rollback would return to the new version (<a href=
 * "https://github.com/hashicorp/terraform-provider-aws/issues/34189">#34189</a>).
 */
final class InstanceGroup {

	/** CloudWatch has {@code GroupInServiceInstances} only where it is enabled. */
	static final List<String> METRICS = List.of("GroupDesiredCapacity", "GroupInServiceInstances",
			"GroupPendingInstances", "GroupTerminatingInstances");

	private InstanceGroup() {
	}

	static AutoscalingGroup create(Construct scope, Names names, String part, List<String> subnetIds,
			InstanceTemplate template, String targetGroupArn, List<ITerraformDependable> dependencies) {
		AutoscalingGroup group = AutoscalingGroup.Builder.create(scope, "group")
			.name(names.of(part))
			.minSize(1)
			.desiredCapacity(1)
			.maxSize(1)
			.vpcZoneIdentifier(subnetIds)
			.launchTemplate(
					AutoscalingGroupLaunchTemplate.builder().id(template.id()).version(template.version()).build())
			.targetGroupArns(List.of(targetGroupArn))
			.healthCheckType("ELB")
			.healthCheckGracePeriod(Rollout.MACHINE_START.toSeconds())
			.defaultInstanceWarmup(Rollout.MACHINE_WARM_UP.toSeconds())
			.enabledMetrics(METRICS)
			.lifecycle(
					TerraformResourceLifecycle.builder().ignoreChanges(List.of("launch_template[0].version")).build())
			.tag(tags(names, part))
			.dependsOn(dependencies)
			.build();
		group.addOverride("instance_maintenance_policy",
				Map.of("min_healthy_percentage", 100, "max_healthy_percentage", 200));
		return group;
	}

	/** Not propagated: the launch template has the instance's tags. */
	private static List<AutoscalingGroupTag> tags(Names names, String part) {
		return Stream.of(names.tags(part), names.stackTags())
			.flatMap((tags) -> tags.entrySet().stream())
			.map((tag) -> AutoscalingGroupTag.builder()
				.key(tag.getKey())
				.value(tag.getValue())
				.propagateAtLaunch(false)
				.build())
			.toList();
	}

}
