package dev.counter.infra.files;

import java.util.List;

import dev.counter.contract.Times;
import dev.counter.infra.Names;
import dev.counter.infra.policy.Statement;

/**
 * Bucket policy of files. It denies only: IAM allows. Administrators and the pipeline
 * configure the bucket and delete objects from anywhere, but read and write none.
 */
record FilesBucketPolicy(Names names, String vpcEndpointId) {

	private static final String SIGNED_URL = "REST-QUERY-STRING";

	List<Statement> statements() {
		String bucket = FilesBucket.arn(this.names);
		String objects = bucket + "/*";
		String services = this.names.globalArn("iam", "role" + Names.IAM_PATH + this.names.prefix() + "-*");
		return List.of(
				Statement.deny("SignedUrlsEnd", "s3:*")
					.byArn("*")
					.on(bucket, objects)
					.when("StringEquals", "s3:authType", SIGNED_URL)
					.when("NumericGreaterThan", "s3:signatureAge", String.valueOf(Times.SIGNED_URL.toMillis())),
				elsewhere(Statement.deny("ContentByEndpointOrSignedUrl", "s3:GetObject*", "s3:PutObject*")
					.byArn("*")
					.on(objects)),
				elsewhere(Statement.deny("ServicesByEndpointOrSignedUrl", "s3:*").byArn("*").on(bucket, objects))
					.when("ArnLike", "aws:PrincipalArn", services));
	}

	private Statement elsewhere(Statement statement) {
		return statement.when("StringNotEquals", "aws:SourceVpce", this.vpcEndpointId)
			.when("StringNotEquals", "s3:authType", SIGNED_URL);
	}

}
