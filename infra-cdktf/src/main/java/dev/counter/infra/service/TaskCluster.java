package dev.counter.infra.service;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsCluster;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterSetting;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * ECS cluster with Container Insights.
 */
public final class TaskCluster extends Construct {

	private static final String PART = "tasks";

	private final EcsCluster cluster;

	public TaskCluster(Construct scope, String id, Names names) {
		super(scope, id);
		this.cluster = EcsCluster.Builder.create(this, "cluster")
			.name(names.of(PART))
			.setting(List.of(EcsClusterSetting.builder().name("containerInsights").value("enabled").build()))
			.tags(names.tags(PART))
			.build();
	}

	public String arn() {
		return this.cluster.getArn();
	}

	public String name() {
		return this.cluster.getName();
	}

}
