package dev.counter.infra.bootstrap;

import java.util.List;
import java.util.Map;

import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.counter.CounterStack;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts;
import dev.counter.infra.settings.EnvironmentSettings;
import software.constructs.Construct;

/**
 * The two roles of an environment's pipeline: one that plans and changes nothing, and one
 * that applies what was approved.
 */
final class EnvironmentRoles extends Construct {

	EnvironmentRoles(Construct scope, String id, Names names, GitHubOidc github, PipelineBuckets.Outputs buckets,
			EnvironmentSettings settings) {
		super(scope, id);
		EnvironmentScope environment = new EnvironmentScope(settings);
		String name = settings.environment();
		String state = buckets.state().objects(DeploymentStack.stateKey(CounterStack.id(settings)));
		String plans = buckets.plans().objects(name + "/*");
		Statement states = Statement.allow("FindState", "s3:ListBucket").on(buckets.state().arn());
		List<Statement> reading = ReadPermissions.of(environment);
		Statement findReleases = Statement.allow("FindReleases", "s3:ListBucket").on(buckets.artifacts().arn());
		Statement readReleases = Statement.allow("ReadReleases", "s3:GetObject")
			.on(buckets.artifacts().objects(Artifacts.records()));
		new PipelineRole(this, "plan", new PipelineRole.Inputs(names, name + "-plan", "Plans " + name,
				github.trust(name + "-plan"),
				Map.of("reading", reading, "plan",
						List.of(states, findReleases, readReleases,
								Statement.allow("ReadState", "s3:GetObject").on(state),
								environment.regional(Statement.allow("ReadQuotas", "servicequotas:GetServiceQuota")),
								Statement.allow("StorePlan", "s3:PutObject").on(plans),
								Statement.deny("NeverWriteStates", "s3:DeleteObject*", "s3:PutObject*")
									.on(buckets.state().objects("*"))))));
		new PipelineRole(this, "apply",
				new PipelineRole.Inputs(names, name + "-apply", "Applies plans of " + name, github.trust(name),
						Map.of("reading", reading, "apply", List.of(states, findReleases, readReleases,
								Statement.allow("FindPlan", "s3:ListBucket").on(buckets.plans().arn()),
								Statement.allow("State", "s3:GetObject", "s3:PutObject").on(state),
								// Where deploy/push-state puts what it cannot save.
								Statement.allow("UnsavedState", "s3:PutObject").on(state + ".unsaved"),
								Statement.allow("Lock", "s3:DeleteObject", "s3:GetObject", "s3:PutObject")
									.on(state + ".tflock"),
								Statement.allow("FetchPlan", "s3:GetObject").on(plans),
								// Whatever else permits it: what has a number for a name
								// is told apart by its tag.
								environment.foreign(Statement
									.deny("NeverAnotherEnvironment", "acm:*", "application-autoscaling:*", "ec2:*")
									.on("*"))),
								"identity", IamPermissions.of(environment), "network", Ec2Permissions.of(environment),
								"entrance", ServicePermissions.entrance(environment), "data",
								ServicePermissions.data(environment), "work", ServicePermissions.work(environment),
								"watching", ServicePermissions.monitoring(environment))));
	}

}
