package dev.counter.infra.adder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroup;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupLaunchTemplate;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupTag;
import dev.counter.contract.Rollout;
import dev.counter.infra.Names;
import dev.counter.infra.balancer.ForwardingTarget;
import software.constructs.Construct;

/**
 * Keeps one machine running, and starts another one before it ends it. Which version of
 * the template it launches is changed by the instance refresh of {@code deploy/apply}
 * alone: the provider would change it first, so that the automatic rollback went back to
 * the new version (<a href=
 * "https://github.com/hashicorp/terraform-provider-aws/issues/34189">#34189</a>).
 */
final class InstanceGroup extends Construct {

	/** What {@code GroupInServiceInstances} needs to be measured at all. */
	static final List<String> METRICS = List.of("GroupDesiredCapacity", "GroupInServiceInstances",
			"GroupPendingInstances", "GroupTerminatingInstances");

	private static final int AT_LEAST_PERCENT = 100;

	private static final int AT_MOST_PERCENT = 200;

	private final AutoscalingGroup group;

	/**
	 * What a group is made from.
	 *
	 * @param names names and tags
	 * @param part whose machine it is
	 * @param subnetIds where it may be
	 * @param template what it is like
	 * @param target where it registers
	 * @param after what must be there first, beside the rules that lead to it
	 */
	record Inputs(Names names, String part, List<String> subnetIds, InstanceTemplate template, ForwardingTarget target,
			List<ITerraformDependable> after) {

	}

	InstanceGroup(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		List<ITerraformDependable> first = new ArrayList<>(inputs.target().routes());
		first.addAll(inputs.after());
		this.group = AutoscalingGroup.Builder.create(this, "group")
			.name(inputs.names().of(inputs.part()))
			.minSize(1)
			.desiredCapacity(1)
			.maxSize(1)
			.vpcZoneIdentifier(inputs.subnetIds())
			.launchTemplate(AutoscalingGroupLaunchTemplate.builder()
				.id(inputs.template().id())
				.version(inputs.template().version())
				.build())
			.targetGroupArns(List.of(inputs.target().arn()))
			.healthCheckType("ELB")
			.healthCheckGracePeriod(Rollout.MACHINE_START.toSeconds())
			.defaultInstanceWarmup(Rollout.MACHINE_WARM_UP.toSeconds())
			.enabledMetrics(METRICS)
			.lifecycle(
					TerraformResourceLifecycle.builder().ignoreChanges(List.of("launch_template[0].version")).build())
			.tag(tags(inputs))
			.dependsOn(first)
			.build();
		this.group.addOverride("instance_maintenance_policy",
				Map.of("min_healthy_percentage", AT_LEAST_PERCENT, "max_healthy_percentage", AT_MOST_PERCENT));
	}

	String name() {
		return this.group.getName();
	}

	TerraformResource resource() {
		return this.group;
	}

	private static List<AutoscalingGroupTag> tags(Inputs inputs) {
		List<AutoscalingGroupTag> tags = new ArrayList<>();
		inputs.names().tags(inputs.part()).forEach((key, value) -> tags.add(tag(key, value)));
		inputs.names().stackTags().forEach((key, value) -> tags.add(tag(key, value)));
		return tags;
	}

	/** The machine's own tags are those of its template. */
	private static AutoscalingGroupTag tag(String key, String value) {
		return AutoscalingGroupTag.builder().key(key).value(value).propagateAtLaunch(false).build();
	}

}
