package dev.counter.infra.bootstrap;

import java.util.List;
import java.util.Map;

import dev.counter.infra.Policies;
import dev.counter.infra.Policies.Sentence;
import dev.counter.infra.Synthesized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Permissions of the apply role on resources with ids instead of names.
 */
class ApplyingTests {

	private final Map<String, Sentence> rights = Policies.ofPipeline("small_apply");

	/** The only documented tag of a managed secret with its instance. */
	private static final String DATABASE_OF_SECRET = "aws:ResourceTag/aws:rds:primaryDBInstanceArn";

	@Test
	void applyRoleChangesNothingWithAnotherEnvironmentsTag() {
		Sentence never = sentence(this.rights, "NeverAnotherEnvironment");
		assertThat(never.allows()).isFalse();
		assertThat(never.values("Action")).containsExactly("acm:*", "application-autoscaling:*", "ec2:*");
		assertThat(never.values("Resource")).containsExactly("*");
		assertThat(never.condition("StringNotEquals", "aws:ResourceTag/Environment")).containsExactly("small");
		assertThat(never.condition("Null", "aws:ResourceTag/Environment")).containsExactly("false");
	}

	@Test
	void applyRoleTagsNoExistingResource() {
		assertThat(this.rights.values()).filteredOn(Sentence::allows)
			.filteredOn((sentence) -> sentence.values("Action").contains("ec2:CreateTags"))
			.extracting(Sentence::name)
			.containsExactlyInAnyOrder("TagWhatIsCreated", "TagAgain");
		assertThat(sentence(this.rights, "TagWhatIsCreated").condition("StringEquals", "ec2:CreateAction"))
			.contains("RunInstances", "CreateVpc")
			.doesNotContain("CreateTags");
		assertThat(sentence(this.rights, "TagAgain").condition("StringEquals", "aws:ResourceTag/Environment"))
			.containsExactly("small");
	}

	@Test
	void applyRoleMovesItsOwnAddressesOnly() {
		assertThat(sentence(this.rights, "Change").values("Action")).contains("ec2:AssociateAddress",
				"ec2:DisassociateAddress", "ec2:ReleaseAddress");
		assertThat(sentence(this.rights, "Change").condition("StringEquals", "aws:ResourceTag/Environment"))
			.containsExactly("small");
		assertThat(this.rights.values()).filteredOn(Sentence::allows)
			.filteredOn(
					(sentence) -> sentence.values("Resource").stream().anyMatch((one) -> one.contains("elastic-ip")))
			.isEmpty();
		assertThat(sentence(this.rights, "Create").values("Action")).contains("ec2:AllocateAddress");
	}

	@Test
	void applyRoleEmptiesUntaggedSecurityGroupsOnly() {
		Sentence empty = sentence(this.rights, "EmptyDefaultGroup");
		assertThat(empty.values("Action")).containsExactly("ec2:RevokeSecurityGroupEgress",
				"ec2:RevokeSecurityGroupIngress");
		for (String tag : List.of("Environment", "Name", "Project")) {
			assertThat(empty.condition("Null", "aws:ResourceTag/" + tag)).containsExactly("true");
		}
	}

	@Test
	void applyRoleRotatesNoSecretOfAnotherDatabase() {
		Sentence password = sentence(this.rights, "OwnerPassword");
		assertThat(password.condition("StringLikeIfExists", DATABASE_OF_SECRET))
			.containsExactly("arn:aws:rds:eu-central-1:123456789012:db:counter-small-*");
		assertThat(password.values("Action")).doesNotContain("secretsmanager:GetSecretValue");
		assertThat(Policies.of(Synthesized.stack("bootstrap"), "aws_iam_policy.boundary_policy"))
			.filteredOn((sentence) -> sentence.name().equals("OwnerPassword"))
			.singleElement()
			.satisfies((most) -> assertThat(most.condition("StringLike", DATABASE_OF_SECRET))
				.containsExactly("arn:aws:rds:eu-central-1:123456789012:db:counter-*"));
	}

	@Test
	void applyRoleWritesItsOwnRecordsOnly() {
		Sentence records = sentence(Policies.ofPipeline("production_apply"), "Records");
		assertThat(records.values("Resource")).containsExactly("arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ");
		assertThat(
				records.condition("ForAllValues:StringLike", "route53:ChangeResourceRecordSetsNormalizedRecordNames"))
			.containsExactly("counter.example.org", "_*.counter.example.org");
		assertThat(this.rights).doesNotContainKey("Records");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NewTaskDefinitions", "NewCertificates" })
	void applyRoleCreatesResourcesWithIdsWithItsOwnTagOnly(String name) {
		Sentence created = sentence(this.rights, name);
		assertThat(created.values("Resource")).containsExactly("*");
		assertThat(created.condition("StringEquals", "aws:RequestTag/Environment")).containsExactly("small");
		assertThat(created.condition("StringEquals", "aws:RequestedRegion")).containsExactly("eu-central-1");
	}

	@Test
	void applyRoleDeletesNoProtectedLogs() {
		Sentence never = sentence(Policies.ofPipeline("production_apply"), "NeverLogs");
		assertThat(never.allows()).isFalse();
		assertThat(never.values("Action")).contains("s3:DeleteObject*", "s3:PutObject*", "logs:DeleteLogGroup");
		assertThat(never.values("Resource"))
			.contains("arn:aws:logs:eu-central-1:123456789012:log-group:/counter/production/*");
		Synthesized.production().all("aws_s3_bucket").values().forEach((bucket) -> {
			String log = "arn:aws:s3:::" + bucket.path("bucket").asText() + "/log";
			assertThat(never.values("Resource")).filteredOn((arn) -> log.matches(arn.replace("*", ".*")))
				.as(log)
				.hasSize(bucket.path("force_destroy").asBoolean() ? 0 : 1);
		});
		assertThat(this.rights).doesNotContainKey("NeverLogs");
	}

	@Test
	void applyRoleCreatesTheAlarmsOfTargetTracking() {
		String cluster = Synthesized.small().one("aws_ecs_cluster", "cluster_cluster").path("name").asText();
		assertThat(cluster).startsWith("counter-small-");
		assertThat(sentence(this.rights, "Alarms").values("Resource"))
			.contains("arn:aws:cloudwatch:eu-central-1:123456789012:alarm:TargetTracking-service/counter-small-*");
	}

	private static Sentence sentence(Map<String, Sentence> rights, String name) {
		Sentence sentence = rights.get(name);
		if (sentence == null) {
			throw new AssertionError("No " + name + " among " + rights.keySet());
		}
		return sentence;
	}

}
