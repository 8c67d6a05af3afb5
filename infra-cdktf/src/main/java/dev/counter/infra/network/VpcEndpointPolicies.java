package dev.counter.infra.network;

import java.util.List;

import dev.counter.infra.Names;
import dev.counter.infra.files.FilesBucket;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts;

/**
 * Endpoint policies: a second restriction in addition to the permissions of the roles.
 */
final class VpcEndpointPolicies {

	private final Names names;

	VpcEndpointPolicies(Names names) {
		this.names = names;
	}

	/**
	 * Release archives and files in our buckets; image layers and packages from buckets
	 * of AWS.
	 */
	List<Statement> s3() {
		String region = this.names.account().region();
		return List.of(
				ofThisAccount(Statement.allow("ReleaseArchives", "s3:GetObject")
					.on(this.names.shared().bucketArn(Artifacts.BUCKET) + "/*")),
				ofThisAccount(Statement.allow("Files", FilesBucket.OBJECT_ACTIONS.toArray(String[]::new))
					.on(FilesBucket.objectArns(this.names))),
				ofThisAccount(Statement.allow("FindFiles", "s3:ListBucket").on(FilesBucket.arn(this.names))),
				Statement.allow("ImageLayers", "s3:GetObject")
					.byAnyone()
					.on("arn:aws:s3:::prod-" + region + "-starport-layer-bucket/*"),
				Statement.allow("Packages", "s3:GetObject")
					.byAnyone()
					.on("arn:aws:s3:::al2023-repos-" + region + "-de612dc2/*"));
	}

	List<Statement> ecr() {
		return List.of(ofThisAccount(Statement.allow("Login", "ecr:GetAuthorizationToken").on("*")),
				ofThisAccount(Statement
					.allow("Pull", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
					.on(this.names.arn("ecr", "repository/" + Names.PROJECT + "/*"))));
	}

	List<Statement> logs() {
		return List
			.of(ofThisAccount(Statement
				.allow("Write", "logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams",
						"logs:PutLogEvents")
				.on(this.names.arn("logs", "log-group:" + this.names.ofLogGroup("*") + ":*"))));
	}

	List<Statement> monitoring() {
		return List.of(ofThisAccount(Statement.allow("Write", "cloudwatch:PutMetricData").on("*")).when("StringEquals",
				"cloudwatch:namespace", Names.METRICS));
	}

	/** The owner's password, which RDS manages. */
	List<Statement> secretsManager() {
		return List.of(ofThisAccount(Statement.allow("OwnerPassword", "secretsmanager:GetSecretValue")
			.on(this.names.arn("secretsmanager", "secret:rds!db-*"))));
	}

	private Statement ofThisAccount(Statement statement) {
		return statement.byAnyone().when("StringEquals", "aws:PrincipalAccount", this.names.account().id());
	}

}
