package dev.counter.infra.bucket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.hashicorp.cdktf.ITerraformDependable;
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
 * Private S3 bucket: public access blocked, no ACLs, SSE-S3, TLS only, with lifecycle
 * rules, versioned if its retention says so.
 */
public final class PrivateBucket extends Construct {

	private final S3Bucket bucket;

	private final S3BucketPolicy policy;

	private final Outputs outputs;

	/**
	 * Inputs of a bucket.
	 *
	 * @param statements of the bucket policy, in addition to TLS only
	 * @param accessLogs the bucket for server access logs
	 */
	public record Inputs(Names names, String part, Retention retention, DeletionPolicy deletion,
			List<Statement> statements, Optional<Outputs> accessLogs) {

		public Inputs {
			statements = List.copyOf(statements);
		}

	}

	/** References: a resource with one of them depends on the bucket's policy. */
	public record Outputs(String name, String arn) {

		/** The ARN of a key or of a pattern of keys. */
		public String objects(String keys) {
			return this.arn + "/" + keys;
		}

	}

	public PrivateBucket(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		this.bucket = S3Bucket.Builder.create(this, "bucket")
			.bucket(inputs.names().ofBucket(inputs.part()))
			.forceDestroy(inputs.deletion() == DeletionPolicy.FORCE_DESTROY)
			.tags(inputs.names().tags(inputs.part()))
			.lifecycle(TerraformResourceLifecycle.builder()
				.preventDestroy(inputs.deletion() == DeletionPolicy.PREVENT_DESTROY)
				.build())
			.build();
		String name = this.bucket.getBucket();
		S3BucketPublicAccessBlock block = blockPublicAccess(name);
		List<ITerraformDependable> versioning = inputs.retention()
			.noncurrentDays()
			.<ITerraformDependable>map((days) -> enableVersioning(name))
			.stream()
			.toList();
		LifecycleRules.add(this, name, inputs.retention(), versioning);
		List<Statement> statements = new ArrayList<>(inputs.statements());
		statements.add(tlsOnly(inputs.names().bucketArn(inputs.part())));
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

	public Outputs outputs() {
		return this.outputs;
	}

	/** The ARN without a dependency on the policy, for {@link #replacePolicyAfter}. */
	public String arnWithoutPolicy() {
		return this.bucket.getArn();
	}

	/**
	 * Replaces the policy after a log is created: AWS adds its own statements to the
	 * policy then, if the creator may change it.
	 */
	public void replacePolicyAfter(TerraformResource log) {
		this.policy.addOverride("lifecycle.replace_triggered_by",
				List.of(log.getTerraformResourceType() + "." + log.getFriendlyUniqueId() + ".id"));
	}

	private S3BucketVersioningA enableVersioning(String name) {
		return S3BucketVersioningA.Builder.create(this, "versioning")
			.bucket(name)
			.versioningConfiguration(S3BucketVersioningVersioningConfiguration.builder().status("Enabled").build())
			.build();
	}

	private S3BucketPublicAccessBlock blockPublicAccess(String name) {
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

	private static Statement tlsOnly(String arn) {
		return Statement.deny("TlsOnly", "s3:*")
			.byArn("*")
			.on(arn, arn + "/*")
			.when("Bool", "aws:SecureTransport", "false");
	}

}
