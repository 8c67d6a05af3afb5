package dev.counter.infra.bootstrap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.policy.PolicyDocument;
import dev.counter.infra.policy.Role;
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

	private final PolicyTemplates templates;

	/**
	 * The stack of an account. Only environments that its settings name have roles for
	 * workflows: a role trusts a GitHub environment, which is protected first.
	 */
	public BootstrapStack(Construct scope, AccountSettings account, List<EnvironmentSettings> environments) {
		super(scope, "bootstrap", Names.shared(account));
		Names names = Names.shared(account);
		PipelineBuckets.Outputs buckets = new PipelineBuckets(this, "buckets", names).outputs();
		this.templates = PolicyTemplates.of(names, buckets);
		ImageRepositories.create(new Construct(this, "images"), names);
		permissionsBoundary(names);
		if (!account.environments().isEmpty()) {
			GitHubOidc github = new GitHubOidc(this, "github", names);
			new PipelineRole(this, PUBLISH, new PipelineRole.Inputs(names, PUBLISH, "Publishes what was built",
					github.trust(PUBLISH), this.templates, List.of("publish")));
			environments.stream()
				.filter((environment) -> account.environments().contains(environment.environment()))
				.forEach((environment) -> environmentRoles(names, github, environment));
		}
		output("state_bucket", buckets.state().name(), "Where the states of all stacks are");
		output("plans_bucket", buckets.plans().name(), "Where plans wait for their approval");
		output("artifacts_bucket", buckets.artifacts().name(), "Where releases are");
	}

	private void permissionsBoundary(Names names) {
		IamPolicy.Builder.create(new Construct(this, "boundary"), "policy")
			.name(names.of(Role.BOUNDARY))
			.path(Names.IAM_PATH)
			.description("The most that roles of the counter can do")
			.policy(PolicyDocument.of(this.templates.statements("boundary")))
			.tags(names.tags(Role.BOUNDARY))
			.lifecycle(TerraformResourceLifecycle.builder().preventDestroy(true).build())
			.build();
	}

	/** The plan role reads, the apply role applies the approved plan. */
	private void environmentRoles(Names names, GitHubOidc github, EnvironmentSettings settings) {
		String name = settings.environment();
		Construct scope = new Construct(this, name);
		PolicyTemplates own = this.templates.with(variables(settings));
		new PipelineRole(scope, "plan", new PipelineRole.Inputs(names, name + "-plan", "Plans " + name,
				github.trust(name + "-plan"), own, List.of("reading", "plan")));
		new PipelineRole(scope, "apply",
				new PipelineRole.Inputs(names, name + "-apply", "Applies plans of " + name, github.trust(name), own,
						List.of("reading", "apply", "identity", "network", "entrance", "data", "work", "watching")));
	}

	private static Map<String, String> variables(EnvironmentSettings settings) {
		String prefix = settings.names().prefix();
		Map<String, String> variables = new HashMap<>(Map.of("environment", settings.environment(), "prefix", prefix,
				"table_prefix", prefix.replace('-', '_'), "state_key", stateKey(prefix)));
		settings.entrance().domain().ifPresent((domain) -> {
			variables.put("domain", domain.name());
			variables.put("hosted_zone", domain.hostedZoneId());
		});
		if (settings.protectLogs()) {
			variables.put("protect_logs", "true");
		}
		return variables;
	}

}
