package dev.counter.infra.bucket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import com.hashicorp.cdktf.providers.aws.s3_bucket_logging.S3BucketLoggingA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControls;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControlsRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_policy.S3BucketPolicy;
import com.hashicorp.cdktf.providers.aws.s3_bucket_public_access_block.S3BucketPublicAccessBlock;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_versioning.S3BucketVersioningA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_versioning.S3BucketVersioningVersioningConfiguration;
import dev.counter.infra.Names;
import dev.counter.infra.policy.PolicyDocument;
import dev.counter.infra.policy.Statement;
import software.constructs.Construct;

/**
 * A bucket that nobody outside reads: no public access, no ACLs, encrypted, TLS only,
 * versioned, and emptied by rules.
 */
public final class PrivateBucket extends Construct {

	private final S3Bucket bucket;

	private final S3BucketPolicy policy;

	private final Outputs outputs;

	/**
	 * What a bucket is made from.
	 *
	 * @param names names and tags
	 * @param part what it holds
	 * @param retention how long it keeps it
	 * @param removal when Terraform deletes it
	 * @param statements who else may do what with it, beside the roles whose own policies
	 * say so
	 * @param accessLogs the bucket that requests to this one are logged to
	 */
	public record Inputs(Names names, String part, Retention retention, DeletionPolicy removal,
			List<Statement> statements, Optional<Outputs> accessLogs) {

		public Inputs {
			statements = List.copyOf(statements);
		}

	}

	/**
	 * What others need of a bucket.
	 *
	 * @param name its name; whatever refers to it waits for the bucket's policy
	 * @param arn its ARN, likewise
	 */
	public record Outputs(String name, String arn) {

		/**
		 * The ARN of objects in it.
		 * @param keys a key or a pattern of keys
		 * @return the ARN
		 */
		public String objects(String keys) {
			return this.arn + "/" + keys;
		}

	}

	public PrivateBucket(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		this.bucket = S3Bucket.Builder.create(this, "bucket")
			.bucket(inputs.names().ofBucket(inputs.part()))
			.forceDestroy(inputs.removal() == DeletionPolicy.FORCE_DESTROY)
			.tags(inputs.names().tags(inputs.part()))
			.lifecycle(TerraformResourceLifecycle.builder()
				.preventDestroy(inputs.removal() == DeletionPolicy.PREVENT_DESTROY)
				.build())
			.build();
		String name = this.bucket.getBucket();
		S3BucketPublicAccessBlock block = close(name);
		keep(name, inputs);
		List<Statement> statements = new ArrayList<>(inputs.statements());
		statements.add(encryptedTransport(arnOf(inputs.names(), inputs.part())));
		this.policy = S3BucketPolicy.Builder.create(this, "policy")
			.bucket(name)
			.policy(PolicyDocument.of(statements))
			.dependsOn(List.of(block))
			.build();
		inputs.accessLogs()
			.ifPresent((target) -> S3BucketLoggingA.Builder.create(this, "logging")
				.bucket(name)
				.targetBucket(target.name())
				.targetPrefix(inputs.part() + "/")
				.build());
		this.outputs = new Outputs(this.policy.getBucket(), "arn:aws:s3:::" + this.policy.getBucket());
	}

	/**
	 * The ARN of a bucket, for policies that are written before it exists.
	 * @param names names and tags
	 * @param part what the bucket holds
	 * @return the ARN, spelled out
	 */
	public static String arnOf(Names names, String part) {
		return "arn:aws:s3:::" + names.ofBucket(part);
	}

	/**
	 * What others need.
	 * @return name and ARN
	 */
	public Outputs outputs() {
		return this.outputs;
	}

	/**
	 * The bucket before it has its policy, for {@link #putPolicyAfter}.
	 * @return its ARN
	 */
	public String bareArn() {
		return this.bucket.getArn();
	}

	/**
	 * Puts the policy once AWS has written statements of its own into it, which it does
	 * when a log is created by somebody who may change the policy, and again whenever
	 * that is created anew.
	 * @param log what AWS writes them for
	 */
	public void putPolicyAfter(TerraformResource log) {
		this.policy.addOverride("lifecycle.replace_triggered_by",
				List.of(log.getTerraformResourceType() + "." + log.getFriendlyUniqueId() + ".id"));
	}

	private S3BucketPublicAccessBlock close(String name) {
		S3BucketOwnershipControls.Builder.create(this, "ownership")
			.bucket(name)
			.rule(S3BucketOwnershipControlsRule.builder().objectOwnership("BucketOwnerEnforced").build())
			.build();
		S3BucketServerSideEncryptionConfigurationA.Builder.create(this, "encryption")
			.bucket(name)
			.rule(List.of(S3BucketServerSideEncryptionConfigurationRuleA.builder()
				.applyServerSideEncryptionByDefault(
						S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA.builder()
							.sseAlgorithm("AES256")
							.build())
				.build()))
			.build();
		return S3BucketPublicAccessBlock.Builder.create(this, "public-access")
			.bucket(name)
			.blockPublicAcls(true)
			.blockPublicPolicy(true)
			.ignorePublicAcls(true)
			.restrictPublicBuckets(true)
			.build();
	}

	private void keep(String name, Inputs inputs) {
		S3BucketVersioningA versioning = S3BucketVersioningA.Builder.create(this, "versioning")
			.bucket(name)
			.versioningConfiguration(S3BucketVersioningVersioningConfiguration.builder().status("Enabled").build())
			.build();
		LifecycleRules.add(this, name, inputs.retention(), versioning);
	}

	private static Statement encryptedTransport(String arn) {
		return Statement.deny("TlsOnly", "s3:*")
			.byArn("*")
			.on(arn, arn + "/*")
			.when("Bool", "aws:SecureTransport", "false");
	}

}
