package dev.counter.infra.bucket;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Policies;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Protection of every bucket, by the resources that refer to it.
 */
class PrivateBucketTests {

	static List<Terraform> stacks() {
		return Synthesized.all();
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void bucketsBlockPublicAccess(Terraform stack) {
		each(stack, "aws_s3_bucket_public_access_block", "public-access",
				(block) -> assertThat(List.of(block.path("block_public_acls"), block.path("block_public_policy"),
						block.path("ignore_public_acls"), block.path("restrict_public_buckets")))
					.allMatch(JsonNode::asBoolean));
		each(stack, "aws_s3_bucket_ownership_controls", "ownership",
				(controls) -> assertThat(controls.path("rule").path("object_ownership").asText())
					.isEqualTo("BucketOwnerEnforced"));
		assertThat(stack.all("aws_s3_bucket_acl")).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void everyBucketIsEncryptedAtRestAndInTransit(Terraform stack) {
		each(stack, "aws_s3_bucket_server_side_encryption_configuration", "encryption",
				(encryption) -> assertThat(
						encryption.findPath("apply_server_side_encryption_by_default").path("sse_algorithm").asText())
					.isEqualTo("AES256"));
		each(stack, "aws_s3_bucket_policy", "policy", (policy) -> {
			JsonNode tls = Terraform.statements(policy.path("policy"))
				.stream()
				.filter((statement) -> statement.path("Sid").asText().equals("TlsOnly"))
				.findFirst()
				.orElseThrow();
			assertThat(tls.path("Effect").asText()).isEqualTo("Deny");
			assertThat(tls.path("Principal").path("AWS").asText()).isEqualTo("*");
			assertThat(tls.path("Action").asText()).isEqualTo("s3:*");
			assertThat(tls.path("Resource")).hasSize(2);
			assertThat(tls.path("Condition").path("Bool").path("aws:SecureTransport").asText()).isEqualTo("false");
		});
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void everyBucketButThatOfFilesIsVersioned(Terraform stack) {
		Set<String> unversioned = new TreeSet<>(stack.all("aws_s3_bucket").keySet());
		stack.all("aws_s3_bucket_versioning").forEach((id, versioning) -> {
			String bucket = id.replaceFirst("versioning$", "bucket");
			assertThat(versioning.path("bucket").asText()).isEqualTo("${aws_s3_bucket." + bucket + ".bucket}");
			assertThat(versioning.path("versioning_configuration").path("status").asText()).isEqualTo("Enabled");
			unversioned.remove(bucket);
		});
		assertThat(unversioned).isEqualTo(stack.name().equals("bootstrap") ? Set.of() : Set.of("files_objects_bucket"));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void lifecycleRulesEndOldVersionsAndUnfinishedUploads(Terraform stack) {
		each(stack, "aws_s3_bucket_lifecycle_configuration", "expiry", (expiry) -> {
			JsonNode replaced = expiry.path("rule").get(0);
			boolean versioned = !expiry.path("bucket").asText().contains("files_objects");
			assertThat(replaced.path("noncurrent_version_expiration").path("noncurrent_days").asInt() > 0)
				.isEqualTo(versioned);
			assertThat(replaced.path("abort_incomplete_multipart_upload").path("days_after_initiation").asInt())
				.isPositive();
		});
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void bucketOfAnEnvironmentExpiresItsObjects(Terraform stack) {
		stack.all("aws_s3_bucket").forEach((id, bucket) -> {
			boolean precious = bucket.path("lifecycle").path("prevent_destroy").asBoolean();
			boolean kept = precious
					|| (stack.name().equals("counter-production") && !id.contains("results") && !id.contains("files"));
			assertThat(bucket.path("force_destroy").asBoolean()).as(id).isNotEqualTo(kept);
			assertThat(precious).as(id).isEqualTo(stack.name().equals("bootstrap"));
			if (!precious) {
				JsonNode rules = stack
					.one("aws_s3_bucket_lifecycle_configuration", id.replaceFirst("bucket$", "expiry"))
					.path("rule");
				assertThat(rules.findPath("expiration").path("days").asInt()).as(id).isPositive();
			}
		});
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void bucketPolicyNamesItsOwnBucketOnly(Terraform stack) {
		Policies.of(stack)
			.stream()
			.filter((sentence) -> sentence.address().startsWith("aws_s3_bucket_policy."))
			.forEach((sentence) -> {
				String id = sentence.address().substring(sentence.address().indexOf('.') + 1);
				JsonNode bucket = stack.one("aws_s3_bucket", id.replaceFirst("policy$", "bucket"));
				assertThat(sentence.values("Resource"))
					.allMatch((arn) -> arn.startsWith("arn:aws:s3:::" + bucket.path("bucket").asText()));
			});
	}

	private static void each(Terraform stack, String type, String id, Consumer<JsonNode> check) {
		assertThat(stack.all("aws_s3_bucket")).isNotEmpty();
		stack.all("aws_s3_bucket").keySet().forEach((bucket) -> {
			JsonNode protection = stack.one(type, bucket.replaceFirst("bucket$", id));
			assertThat(protection.path("bucket").asText()).isEqualTo("${aws_s3_bucket." + bucket + ".bucket}");
			check.accept(protection);
		});
	}

}
