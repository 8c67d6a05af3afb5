package dev.counter.infra.bootstrap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts;
import dev.counter.infra.release.Artifacts.Image;
import dev.counter.infra.settings.AccountSettings;
import dev.counter.infra.settings.EnvironmentSettings;
import software.constructs.Construct;

/**
 * Stack of the account, which a pipeline needs before its first run and which outlives
 * the environments.
 */
public final class BootstrapStack extends DeploymentStack {

	/** The GitHub environment that publishes builds. */
	private static final String PUBLISH = "publish";

	/**
	 * The stack of an account. Only environments that its settings name have roles for
	 * workflows: a role trusts a GitHub environment, which is protected first.
	 */
	public BootstrapStack(Construct scope, AccountSettings account, List<EnvironmentSettings> environments) {
		super(scope, "bootstrap", Names.shared(account));
		Names names = Names.shared(account);
		PipelineBuckets.Outputs buckets = new PipelineBuckets(this, "buckets", names).outputs();
		ImageRepositories.create(new Construct(this, "images"), names);
		PermissionsBoundary.create(new Construct(this, "boundary"), names);
		if (!account.environments().isEmpty()) {
			GitHubOidc github = new GitHubOidc(this, "github", names);
			new PipelineRole(this, PUBLISH, new PipelineRole.Inputs(names, PUBLISH, "Publishes what was built",
					github.trust(PUBLISH), Map.of("publish", publishPermissions(names, buckets))));
			environments.stream()
				.filter((environment) -> account.environments().contains(environment.environment()))
				.forEach((environment) -> new EnvironmentRoles(this, environment.environment(), github, buckets,
						new EnvironmentScope(environment.names(), environment.entrance().domain(),
								environment.protectLogs())));
		}
		output("state_bucket", buckets.state().name(), "Where the states of all stacks are");
		output("plans_bucket", buckets.plans().name(), "Where plans wait for their approval");
		output("artifacts_bucket", buckets.artifacts().name(), "Where releases are");
	}

	private static List<Statement> publishPermissions(Names names, PipelineBuckets.Outputs buckets) {
		return List.of(Statement.allow("Registry", "ecr:GetAuthorizationToken").on("*"),
				Statement
					.allow("Images", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload",
							"ecr:DescribeImages", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload",
							"ecr:PutImage", "ecr:UploadLayerPart")
					.on(Arrays.stream(Image.values()).map((image) -> image.repositoryArn(names)).toList()),
				Statement.allow("Archives", "s3:GetObject", "s3:PutObject")
					.on(buckets.artifacts().objects(Artifacts.RELEASES)),
				// Without it S3 answers 403 instead of 404 for a missing object.
				Statement.allow("FindReleases", "s3:ListBucket").on(buckets.artifacts().arn()),
				Statement.allow("MachineImage", "ssm:GetParameter")
					.on("arn:aws:ssm:" + names.account().region()
							+ "::parameter/aws/service/ami-amazon-linux-latest/*"));
	}

}
