package dev.counter.infra.adder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroup;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupInstanceRefresh;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupInstanceRefreshPreferences;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupLaunchTemplate;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupTag;
import dev.counter.infra.Names;
import dev.counter.infra.balancer.Target;
import software.constructs.Construct;

/**
 * Keeps one machine running, and starts another one before it ends it: when it is ill,
 * and at each change of the template. A machine that doesn't get ready never takes the
 * other one's place.
 */
final class MachineGroup extends Construct {

	/** What {@code GroupInServiceInstances} needs to be measured at all. */
	static final List<String> METRICS = List.of("GroupDesiredCapacity", "GroupInServiceInstances",
			"GroupPendingInstances", "GroupTerminatingInstances");

	/**
	 * How long a new machine may fail its checks: a boot with the installation of Java
	 * and of the agent, the training of the cache and the start, with as much again in
	 * reserve.
	 */
	static final int GRACE_SECONDS = 300;

	/**
	 * When a new machine counts: after the grace, and after the failures from then on
	 * have been noticed. A shorter one would end the old machine before the new one was
	 * ever judged.
	 */
	static final int WARM_UP_SECONDS = GRACE_SECONDS + 60;

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
	record Inputs(Names names, String part, List<String> subnetIds, MachineTemplate template, Target target,
			List<ITerraformDependable> after) {

	}

	MachineGroup(Construct scope, String id, Inputs inputs) {
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
			.healthCheckGracePeriod(GRACE_SECONDS)
			.defaultInstanceWarmup(WARM_UP_SECONDS)
			.enabledMetrics(METRICS)
			.instanceRefresh(AutoscalingGroupInstanceRefresh.builder()
				.strategy("Rolling")
				.preferences(AutoscalingGroupInstanceRefreshPreferences.builder()
					.autoRollback(true)
					.minHealthyPercentage(AT_LEAST_PERCENT)
					.instanceWarmup(String.valueOf(WARM_UP_SECONDS))
					.build())
				.build())
			.tag(tags(inputs))
			.dependsOn(first)
			.build();
		this.group.addOverride("instance_refresh.preferences.max_healthy_percentage", AT_MOST_PERCENT);
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
