package dev.counter.infra.bootstrap;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts;
import software.constructs.Construct;

/**
 * IAM roles of an environment's pipeline: the plan role reads, the apply role applies the
 * approved plan.
 */
final class EnvironmentRoles extends Construct {

	EnvironmentRoles(Construct scope, String id, GitHubOidc github, PipelineBuckets.Outputs buckets,
			EnvironmentScope environment) {
		super(scope, id);
		Names shared = environment.names().shared();
		String name = environment.names().environment();
		String state = buckets.state().objects(DeploymentStack.stateKey(environment.names().prefix()));
		String plans = buckets.plans().objects(name + "/*");
		List<Statement> read = ReadPermissions.of(environment);
		List<Statement> releases = List.of(Statement.allow("FindState", "s3:ListBucket").on(buckets.state().arn()),
				Statement.allow("FindReleases", "s3:ListBucket").on(buckets.artifacts().arn()),
				Statement.allow("ReadReleases", "s3:GetObject").on(buckets.artifacts().objects(Artifacts.RECORDS)));
		new PipelineRole(this, "plan", new PipelineRole.Inputs(shared, name + "-plan", "Plans " + name,
				github.trust(name + "-plan"),
				Map.of("reading", read, "plan",
						joined(releases, Statement.allow("ReadState", "s3:GetObject").on(state),
								environment.regional(Statement.allow("ReadQuotas", "servicequotas:GetServiceQuota")),
								Statement.allow("StorePlan", "s3:PutObject").on(plans),
								Statement.deny("NeverWriteStates", "s3:DeleteObject*", "s3:PutObject*")
									.on(buckets.state().objects("*"))))));
		List<Statement> apply = joined(releases, Statement.allow("FindPlan", "s3:ListBucket").on(buckets.plans().arn()),
				Statement.allow("State", "s3:GetObject", "s3:PutObject").on(state),
				// deploy/push-state stores a state here that Terraform could not save.
				Statement.allow("UnsavedState", "s3:PutObject").on(state + ".unsaved"),
				Statement.allow("Lock", "s3:DeleteObject", "s3:GetObject", "s3:PutObject").on(state + ".tflock"),
				Statement.allow("FetchPlan", "s3:GetObject").on(plans),
				// Resources with ids belong to the environment of their tag.
				environment
					.foreign(Statement.deny("NeverAnotherEnvironment", "acm:*", "application-autoscaling:*", "ec2:*")
						.on("*")));
		new PipelineRole(this, "apply", new PipelineRole.Inputs(shared, name + "-apply", "Applies plans of " + name,
				github.trust(name),
				Map.of("reading", read, "apply", apply, "identity", IamPermissions.of(environment), "network",
						Ec2Permissions.of(environment), "entrance", ServicePermissions.loadBalancer(environment),
						"data", ServicePermissions.data(environment), "work", ServicePermissions.workloads(environment),
						"watching", ServicePermissions.monitoring(environment))));
	}

	private static List<Statement> joined(List<Statement> first, Statement... others) {
		return Stream.concat(first.stream(), Stream.of(others)).toList();
	}

}
