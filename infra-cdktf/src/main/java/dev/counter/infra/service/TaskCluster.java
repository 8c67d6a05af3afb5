package dev.counter.infra.service;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsCluster;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterSetting;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * Where tasks run, and where it is counted how many do.
 */
public final class TaskCluster extends Construct {

	private static final String PART = "tasks";

	private final Outputs outputs;

	/**
	 * What others need of the cluster.
	 *
	 * @param arn its ARN
	 * @param name its name, which metrics are found by
	 */
	public record Outputs(String arn, String name) {

	}

	public TaskCluster(Construct scope, String id, Names names) {
		super(scope, id);
		EcsCluster cluster = EcsCluster.Builder.create(this, "cluster")
			.name(names.of(PART))
			.setting(List.of(EcsClusterSetting.builder().name("containerInsights").value("enabled").build()))
			.tags(names.tags(PART))
			.build();
		this.outputs = new Outputs(cluster.getArn(), cluster.getName());
	}

	/**
	 * What others need.
	 * @return ARN and name
	 */
	public Outputs outputs() {
		return this.outputs;
	}

}
