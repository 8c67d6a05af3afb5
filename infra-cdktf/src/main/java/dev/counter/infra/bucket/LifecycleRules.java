package dev.counter.infra.bucket;

import java.util.ArrayList;
import java.util.List;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfiguration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleExpiration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleFilter;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration;
import software.constructs.Construct;

/**
 * S3 lifecycle rules: noncurrent versions, unfinished multipart uploads, expiry.
 */
final class LifecycleRules {

	private LifecycleRules() {
	}

	static void add(Construct scope, String bucket, Retention retention, List<ITerraformDependable> versioning) {
		List<S3BucketLifecycleConfigurationRule> rules = new ArrayList<>();
		rules.add(S3BucketLifecycleConfigurationRule.builder()
			.id("replaced")
			.status("Enabled")
			.filter(everything())
			.noncurrentVersionExpiration(retention.noncurrentDays()
				.map((days) -> S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration.builder()
					.noncurrentDays(days)
					.build())
				.orElse(null))
			.abortIncompleteMultipartUpload(S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload.builder()
				.daysAfterInitiation(retention.unfinishedUploadDays())
				.build())
			.build());
		retention.expireDays()
			.ifPresent((days) -> rules.add(S3BucketLifecycleConfigurationRule.builder()
				.id("expired")
				.status("Enabled")
				.filter(everything())
				.expiration(S3BucketLifecycleConfigurationRuleExpiration.builder().days(days).build())
				.build()));
		S3BucketLifecycleConfiguration.Builder.create(scope, "expiry")
			.bucket(bucket)
			.rule(rules)
			.dependsOn(versioning)
			.build();
	}

	private static S3BucketLifecycleConfigurationRuleFilter everything() {
		return S3BucketLifecycleConfigurationRuleFilter.builder().prefix("").build();
	}

}
