package dev.counter.infra.network;

import java.util.List;

import dev.counter.infra.Names;
import dev.counter.infra.bucket.PrivateBucket;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts;
import dev.counter.infra.settings.AccountSettings;

/**
 * What passes through each endpoint: a second lock, beside the rights of the roles.
 */
final class VpcEndpointPolicies {

	/** Every principal of an endpoint's policy, held to this account. */
	private static final String ACCOUNT_KEY = "aws:PrincipalAccount";

	private final Names names;

	private final AccountSettings account;

	VpcEndpointPolicies(Names names, AccountSettings account) {
		this.names = names;
		this.account = account;
	}

	/**
	 * Release archives from our bucket; image layers and packages from those of AWS,
	 * which nobody signs in to.
	 */
	List<Statement> storage() {
		String region = this.account.region();
		return List.of(
				own(Statement.allow("ReleaseArchives", "s3:GetObject")
					.on(PrivateBucket.arnOf(Names.shared(this.account), Artifacts.BUCKET_PART) + "/*")),
				Statement.allow("ImageLayers", "s3:GetObject")
					.byAnyone()
					.on("arn:aws:s3:::prod-" + region + "-starport-layer-bucket/*"),
				Statement.allow("Packages", "s3:GetObject")
					.byAnyone()
					.on("arn:aws:s3:::al2023-repos-" + region + "-de612dc2/*"));
	}

	List<Statement> images() {
		return List.of(own(Statement.allow("Login", "ecr:GetAuthorizationToken").on("*")),
				own(Statement
					.allow("Pull", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
					.on(this.account.arn("ecr", "repository/" + Names.PROJECT + "/*"))));
	}

	Statement logs() {
		return own(Statement
			.allow("Write", "logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams",
					"logs:PutLogEvents")
			.on(this.account.arn("logs", "log-group:" + this.names.ofLogGroup("*") + ":*")));
	}

	Statement metrics() {
		return own(Statement.allow("Write", "cloudwatch:PutMetricData").on("*")).when("StringEquals",
				"cloudwatch:namespace", Names.METRICS);
	}

	/** The password that RDS manages for the owner. */
	Statement secrets() {
		return own(Statement.allow("OwnerPassword", "secretsmanager:GetSecretValue")
			.on(this.account.arn("secretsmanager", "secret:rds!db-*")));
	}

	private Statement own(Statement statement) {
		return statement.byAnyone().when("StringEquals", ACCOUNT_KEY, this.account.id());
	}

}
