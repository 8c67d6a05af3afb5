package dev.counter.infra.bootstrap;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.iam_openid_connect_provider.IamOpenidConnectProvider;
import dev.counter.infra.Names;
import dev.counter.infra.policy.Statement;
import software.constructs.Construct;

/**
 * OIDC provider of GitHub Actions, and the trust policies of roles for workflows.
 */
final class GitHubOidc extends Construct {

	private static final String ISSUER = "token.actions.githubusercontent.com";

	private static final String AUDIENCE = "sts.amazonaws.com";

	/** AWS ignores them for GitHub, but the provider requires them. */
	private static final List<String> THUMBPRINTS = List.of("6938fd4d98bab03faadb97b34396831e3780aea1",
			"1c58a3a8518e8759bf075b76b750d4f2df264fcd");

	private final String repository;

	private final String arn;

	GitHubOidc(Construct scope, String id, Names names) {
		super(scope, id);
		this.repository = names.account().workflowSubject();
		this.arn = IamOpenidConnectProvider.Builder.create(this, "provider")
			.url("https://" + ISSUER)
			.clientIdList(List.of(AUDIENCE))
			.thumbprintList(THUMBPRINTS)
			.tags(names.tags("github"))
			.build()
			.getArn();
	}

	/** Trust in the repository's jobs of a GitHub environment. */
	Statement trust(String environment) {
		return Statement.allow("Workflow", "sts:AssumeRoleWithWebIdentity")
			.byIdentityProvider(this.arn)
			.when("StringEquals", ISSUER + ":aud", AUDIENCE)
			.when("StringEquals", ISSUER + ":sub", "repo:" + this.repository + ":environment:" + environment);
	}

}
