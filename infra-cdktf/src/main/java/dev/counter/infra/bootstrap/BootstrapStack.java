package dev.counter.infra.bootstrap;

import java.util.List;
import java.util.Map;

import com.hashicorp.cdktf.TerraformOutput;
import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts;
import dev.counter.infra.settings.AccountSettings;
import dev.counter.infra.settings.EnvironmentSettings;
import software.constructs.Construct;

/**
 * What has to be there before a pipeline can run. It outlives every environment.
 */
public final class BootstrapStack extends DeploymentStack {

	/** The stack's id. */
	public static final String ID = "bootstrap";

	/** The GitHub environment that builds are published from. */
	private static final String PUBLISH = "publish";

	/**
	 * The stack of an account.
	 * @param scope the app
	 * @param account the account
	 * @param environments every environment; those that the account's settings name get
	 * roles for workflows, since a role trusts a GitHub environment that has to be
	 * protected before
	 */
	public BootstrapStack(Construct scope, AccountSettings account, List<EnvironmentSettings> environments) {
		super(scope, ID, account, Names.shared(account));
		Names names = Names.shared(account);
		PipelineBuckets.Outputs buckets = new PipelineBuckets(this, "buckets", names, account).outputs();
		ImageRepositories images = new ImageRepositories(this, "images", names, account);
		new PermissionsBoundary(this, "boundary", names, account);
		List<EnvironmentSettings> deployed = environments.stream()
			.filter((environment) -> account.environments().contains(environment.environment()))
			.toList();
		if (!deployed.isEmpty()) {
			GitHubOidc github = new GitHubOidc(this, "github", names, account);
			new PipelineRole(this, PUBLISH, new PipelineRole.Inputs(names, PUBLISH, "Publishes what was built",
					github.trust(PUBLISH), Map.of("publish", publishing(account, images, buckets))));
			deployed.forEach((environment) -> new EnvironmentRoles(this, environment.environment(), names, github,
					buckets, environment));
		}
		output("state_bucket", buckets.state().name(), "Where the states of all stacks are");
		output("plans_bucket", buckets.plans().name(), "Where plans wait for their approval");
		output("artifacts_bucket", buckets.artifacts().name(), "Where releases are");
	}

	private void output(String id, String value, String description) {
		TerraformOutput.Builder.create(this, id).value(value).description(description).build();
	}

	private static List<Statement> publishing(AccountSettings account, ImageRepositories images,
			PipelineBuckets.Outputs buckets) {
		return List.of(Statement.allow("Registry", "ecr:GetAuthorizationToken").on("*"),
				Statement
					.allow("Images", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload",
							"ecr:DescribeImages", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload",
							"ecr:PutImage", "ecr:UploadLayerPart")
					.on(images.arns()),
				Statement.allow("Archives", "s3:GetObject", "s3:PutObject")
					.on(buckets.artifacts().objects(Artifacts.releases())),
				// Or what is missing would look like what is forbidden.
				Statement.allow("FindReleases", "s3:ListBucket").on(buckets.artifacts().arn()),
				Statement.allow("MachineImage", "ssm:GetParameter")
					.on("arn:aws:ssm:" + account.region() + "::parameter/aws/service/ami-amazon-linux-latest/*"));
	}

}
