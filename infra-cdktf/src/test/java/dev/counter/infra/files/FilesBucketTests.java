package dev.counter.infra.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.contract.Times;
import dev.counter.infra.Policies;
import dev.counter.infra.Policies.Sentence;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bucket of files: who reaches it from where, expiry, CORS, permissions and
 * variables.
 */
class FilesBucketTests {

	private static final String BUCKET = "arn:aws:s3:::counter-small-files-123456789012-eu-central-1";

	private static final String ENDPOINT = "${aws_vpc_endpoint.network_endpoints_s3.id}";

	private static final String ROLES = "arn:aws:iam::123456789012:role/counter/";

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true,
			textBlock = """
					action                   | resource   | principal              | endpoint | auth              | age    | tls   | denied
					s3:GetObject             | /imports/x | counter-small-adder    | yes      | REST-HEADER       | 0      | true  | false
					s3:PutObject             | /exports/x | counter-small-display-task | yes  | REST-HEADER       | 0      | true  | false
					s3:ListBucket            |            | counter-small-adder    | yes      | REST-HEADER       | 0      | true  | false
					s3:GetObject             | /imports/x | counter-small-adder    | yes      | REST-HEADER       | 0      | false | true
					s3:GetObject             | /imports/x | counter-small-adder    | no       | REST-HEADER       | 0      | true  | true
					s3:GetObject             | /imports/x | counter-small-adder    | other    | REST-HEADER       | 0      | true  | true
					s3:DeleteObject          | /imports/x | counter-small-adder    | no       | REST-HEADER       | 0      | true  | true
					s3:ListBucket            |            | counter-small-adder    | no       | REST-HEADER       | 0      | true  | true
					s3:AbortMultipartUpload  | /exports/x | counter-small-display-task | no   | REST-HEADER       | 0      | true  | true
					s3:PutObject             | /imports/x | counter-small-adder    | no       | POST              | 0      | true  | true
					s3:PutObject             | /imports/x | counter-small-adder    | no       | REST-QUERY-STRING | 0      | true  | false
					s3:PutObject             | /imports/x | counter-small-adder    | no       | REST-QUERY-STRING | 900000 | true  | false
					s3:PutObject             | /imports/x | counter-small-adder    | no       | REST-QUERY-STRING | 900001 | true  | true
					s3:PutObject             | /imports/x | counter-small-adder    | no       | REST-QUERY-STRING | 0      | false | true
					s3:GetObject             | /exports/x | counter-small-display-task | no   | REST-QUERY-STRING | 1000   | true  | false
					s3:GetObject             | /exports/x | counter-small-display-task | yes  | REST-QUERY-STRING | 900001 | true  | true
					s3:ListBucket            |            | counter-small-adder    | no       | REST-QUERY-STRING | 900001 | true  | true
					s3:GetObject             | /imports/x | pipeline/counter-small-apply | no | REST-HEADER       | 0      | true  | true
					s3:GetObjectVersion      | /imports/x | pipeline/counter-small-apply | no | REST-HEADER       | 0      | true  | true
					s3:PutObject             | /imports/x | administrator          | no       | REST-HEADER       | 0      | true  | true
					s3:PutObjectAcl          | /imports/x | administrator          | no       | REST-HEADER       | 0      | true  | true
					s3:DeleteObject          | /imports/x | administrator          | no       | REST-HEADER       | 0      | true  | false
					s3:DeleteObject          | /imports/x | pipeline/counter-small-apply | no | REST-HEADER       | 0      | true  | false
					s3:DeleteBucket          |            | pipeline/counter-small-apply | no | REST-HEADER       | 0      | true  | false
					s3:ListBucketVersions    |            | pipeline/counter-small-apply | no | REST-HEADER       | 0      | true  | false
					s3:PutBucketPolicy       |            | pipeline/counter-small-apply | no | REST-HEADER       | 0      | true  | false
					s3:PutBucketCORS         |            | pipeline/counter-small-apply | no | REST-HEADER       | 0      | true  | false
					s3:PutLifecycleConfiguration |        | pipeline/counter-small-apply | no | REST-HEADER       | 0      | true  | false
					s3:GetBucketPolicy       |            | pipeline/counter-small-plan | no  | REST-HEADER       | 0      | true  | false
					""")
	void bucketPolicyDeniesOtherPaths(String action, String resource, String principal, String endpoint, String auth,
			String age, String tls, boolean denied) {
		Map<String, String> context = new HashMap<>(Map.of("aws:SecureTransport", tls, "s3:authType", auth,
				"s3:signatureAge", age, "aws:PrincipalArn", ROLES + principal));
		if (!endpoint.equals("no")) {
			context.put("aws:SourceVpce", endpoint.equals("yes") ? ENDPOINT : "vpce-0");
		}
		S3Request request = new S3Request(action, BUCKET + ((resource != null) ? resource : ""), context);
		assertThat(request.isDeniedBy(policy(Synthesized.small()))).isEqualTo(denied);
	}

	@ParameterizedTest
	@MethodSource("environments")
	void bucketPolicyAllowsNothing(Terraform stack) {
		assertThat(policy(stack)).hasSize(4).noneMatch(Sentence::allows);
	}

	/**
	 * S3 rounds up to the next midnight: after 13 days an object is 14 days old at most.
	 */
	@ParameterizedTest
	@MethodSource("environments")
	void objectsExpireWithinTheRetention(Terraform stack) {
		JsonNode rules = stack.one("aws_s3_bucket_lifecycle_configuration", "files_objects_expiry").path("rule");
		assertThat(rules).hasSize(2).allSatisfy((rule) -> {
			assertThat(rule.path("status").asText()).isEqualTo("Enabled");
			assertThat(rule.path("filter").path("prefix").asText("none")).isEmpty();
		});
		assertThat(rules.findPath("expiration").path("days").asLong() + 1).isEqualTo(Times.FILE_RETENTION.toDays());
		assertThat(rules.findPath("days_after_initiation").asLong()).isEqualTo(Times.UPLOAD_RETENTION.toDays());
		assertThat(rules.findPath("noncurrent_version_expiration").isMissingNode()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void bucketIsDestroyedWithItsObjects(Terraform stack) {
		assertThat(stack.one("aws_s3_bucket", "files_objects_bucket").path("force_destroy").asBoolean()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void onlyOwnPagesUpload(Terraform stack) {
		JsonNode rule = stack.one("aws_s3_bucket_cors_configuration", "files_cors").path("cors_rule");
		assertThat(rule).hasSize(1);
		assertThat(texts(rule.get(0).path("allowed_origins")))
			.containsExactly(stack.json().path("output").path("url").path("value").asText());
		assertThat(texts(rule.get(0).path("allowed_methods"))).containsExactly("PUT");
		assertThat(texts(rule.get(0).path("expose_headers"))).containsExactly("ETag");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void eachServiceWritesUnderItsOwnPrefix(Terraform stack) {
		String bucket = "arn:aws:s3:::${aws_s3_bucket_policy.files_objects_policy.bucket}";
		assertThat(rights(stack, "adder_role_rights")).containsOnly(Map.entry(bucket, List.of("s3:ListBucket")),
				Map.entry(bucket + "/imports/*", FilesBucket.OBJECT_ACTIONS));
		assertThat(rights(stack, "display_task_roles_task_rights")).containsOnly(
				Map.entry(bucket, List.of("s3:ListBucket")), Map.entry(bucket + "/imports/*", List.of("s3:GetObject")),
				Map.entry(bucket + "/exports/*", FilesBucket.OBJECT_ACTIONS));
		assertThat(rights(stack, "reset_task_roles_task_rights")).isEmpty();
		assertThat(FilesBucket.OBJECT_ACTIONS).doesNotContain("s3:*").allMatch((action) -> action.startsWith("s3:"));
	}

	@Test
	void servicesGetTheLimitsOfTheSettings() {
		String production = Synthesized.production().json().toString();
		assertThat(production).contains("FILES_BYTES_KEPT=107374182400", "FILES_IMPORT_ROWS=50000000",
				"FILES_BYTES_PER_DAY=21474836480", "FILES_PER_DAY=100");
		JsonNode containers = Synthesized.production().json().path("resource").path("aws_ecs_task_definition");
		assertThat(containers.path("display_task_definition").path("container_definitions").asText()).contains(
				"{\"name\":\"FILES_BUCKET\",\"value\":\"${aws_s3_bucket_policy.files_objects_policy.bucket}\"}",
				"{\"name\":\"FILES_BYTES_KEPT\",\"value\":\"107374182400\"}",
				"{\"name\":\"FILES_PER_DAY\",\"value\":\"100\"}",
				"{\"name\":\"FILES_BYTES_PER_DAY\",\"value\":\"21474836480\"}");
		assertThat(containers.path("reset_task_definition").path("container_definitions").asText())
			.doesNotContain("FILES_");
	}

	private static List<Sentence> policy(Terraform stack) {
		return Policies.of(stack, "aws_s3_bucket_policy.files_objects_policy");
	}

	/** Actions by resource, on the bucket of files alone. */
	private static Map<String, List<String>> rights(Terraform stack, String role) {
		Map<String, List<String>> rights = new HashMap<>();
		Policies.of(stack, "aws_iam_role_policy." + role)
			.forEach((right) -> right.values("Resource")
				.stream()
				.filter((resource) -> resource.contains("files_objects"))
				.forEach((resource) -> rights.put(resource, right.values("Action"))));
		return rights;
	}

	private static List<String> texts(JsonNode values) {
		return values.valueStream().map(JsonNode::asText).toList();
	}

}
