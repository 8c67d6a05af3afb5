package dev.counter.infra.bootstrap;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.iam_openid_connect_provider.IamOpenidConnectProvider;
import dev.counter.infra.Names;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * GitHub as somebody who vouches for workflows: of one repository, in one of its
 * environments, and nobody else.
 */
final class GitHubOidc extends Construct {

	private static final String ISSUER = "token.actions.githubusercontent.com";

	private static final String AUDIENCE = "sts.amazonaws.com";

	/**
	 * AWS checks GitHub by its own authorities, the provider demands them all the same.
	 */
	private static final List<String> THUMBPRINTS = List.of("6938fd4d98bab03faadb97b34396831e3780aea1",
			"1c58a3a8518e8759bf075b76b750d4f2df264fcd");

	private final AccountSettings account;

	private final String arn;

	GitHubOidc(Construct scope, String id, Names names, AccountSettings account) {
		super(scope, id);
		this.account = account;
		this.arn = IamOpenidConnectProvider.Builder.create(this, "provider")
			.url("https://" + ISSUER)
			.clientIdList(List.of(AUDIENCE))
			.thumbprintList(THUMBPRINTS)
			.tags(names.tags("github"))
			.build()
			.getArn();
	}

	/**
	 * The trust in workflows of our repository.
	 * @param environment the GitHub environment that they run in, which decides by its
	 * rules who may
	 * @return the statement of a role's trust
	 */
	Statement trust(String environment) {
		return Statement.allow("Workflow", "sts:AssumeRoleWithWebIdentity")
			.byIdentityProvider(this.arn)
			.when("StringEquals", ISSUER + ":aud", AUDIENCE)
			.when("StringEquals", ISSUER + ":sub",
					"repo:" + this.account.workflowSubject() + ":environment:" + environment);
	}

}
