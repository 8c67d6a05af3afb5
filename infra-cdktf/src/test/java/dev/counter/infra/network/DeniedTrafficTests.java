package dev.counter.infra.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Policies;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Flow log of rejected traffic, its table and its queries.
 */
class DeniedTrafficTests {

	private final Terraform stack = Synthesized.small();

	@Test
	void rejectedTrafficIsPartitionedByTheHour() {
		JsonNode log = this.stack.one("aws_flow_log", "denied-traffic_log");
		assertThat(log.path("traffic_type").asText()).isEqualTo("REJECT");
		assertThat(log.path("log_destination_type").asText()).isEqualTo("s3");
		assertThat(log.path("log_destination").asText())
			.isEqualTo("${aws_s3_bucket.denied-traffic_records_bucket.arn}");
		assertThat(log.path("destination_options").path("file_format").asText()).isEqualTo("parquet");
		assertThat(log.path("destination_options").path("hive_compatible_partitions").asBoolean()).isTrue();
		assertThat(log.path("destination_options").path("per_hour_partition").asBoolean()).isTrue();
	}

	/**
	 * AWS adds statements to the policy of a flow log's bucket when the log is created.
	 */
	@Test
	void bucketPolicyIsReplacedAfterTheFlowLogIsCreated() {
		JsonNode policy = this.stack.one("aws_s3_bucket_policy", "denied-traffic_records_policy");
		assertThat(policy.path("lifecycle").path("replace_triggered_by")).singleElement()
			.extracting(JsonNode::asText)
			.isEqualTo("aws_flow_log.denied-traffic_log.id");
	}

	@Test
	void tableHasTheFieldsOfTheFlowLog() {
		String[] fields = this.stack.one("aws_flow_log", "denied-traffic_log").path("log_format").asText().split(" ");
		List<String> columns = new ArrayList<>();
		table().path("storage_descriptor")
			.path("columns")
			.forEach((column) -> columns.add("$${" + column.path("name").asText().replace('_', '-') + "}"));
		assertThat(columns).isEqualTo(Arrays.asList(fields))
			.contains("$${srcaddr}", "$${dstport}", "$${flow-direction}");
	}

	@Test
	void partitionProjectionMatchesTheFlowLogsPath() {
		JsonNode parameters = table().path("parameters");
		assertThat(parameters.path("projection.enabled").asText()).isEqualTo("true");
		assertThat(parameters.path("storage.location.template").asText())
			.endsWith("/AWSLogs/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=eu-central-1"
					+ "/year=$${year}/month=$${month}/day=$${day}/hour=$${hour}");
		table().path("partition_keys").forEach((key) -> {
			String name = key.path("name").asText();
			assertThat(parameters.has("projection." + name + ".range")).as(name).isTrue();
			assertThat(name.equals("year") || parameters.path("projection." + name + ".digits").asText().equals("2"))
				.as(name)
				.isTrue();
		});
	}

	@Test
	void onlyLogDeliveryOfThisAccountWrites() {
		assertThat(Policies.of(this.stack))
			.filteredOn((sentence) -> sentence.address().equals("aws_s3_bucket_policy.denied-traffic_records_policy")
					&& sentence.allows())
			.hasSize(2)
			.allSatisfy((sentence) -> {
				assertThat(sentence.json().path("Principal").path("Service").asText())
					.isEqualTo("delivery.logs.amazonaws.com");
				assertThat(sentence.condition("StringEquals", "aws:SourceAccount")).containsExactly("123456789012");
				assertThat(sentence.condition("ArnLike", "aws:SourceArn"))
					.containsExactly("arn:aws:logs:eu-central-1:123456789012:*");
			})
			.extracting(Policies.Sentence::name)
			.containsExactly("LogDeliveryWrites", "LogDeliveryChecks");
	}

	@ParameterizedTest
	@EnumSource(FlowQuery.class)
	void queryScansTwoDaysAtMost(FlowQuery query) {
		JsonNode named = this.stack.one("aws_athena_named_query", "denied-traffic_queries_" + query.key());
		assertThat(named.path("query").asText()).startsWith("select ")
			.contains("from ${aws_glue_catalog_database.denied-traffic_table_database.name}"
					+ ".${aws_glue_catalog_table.denied-traffic_table_denied.name}")
			.contains("year = date_format(now(), '%Y')", "day = day(now() - interval '1' day)")
			.doesNotContain("%s");
		assertThat(named.path("workgroup").asText()).contains("denied-traffic_queries_workgroup");
	}

	@Test
	void workgroupEnforcesResultsAndScanLimit() {
		JsonNode configuration = this.stack.one("aws_athena_workgroup", "denied-traffic_queries_workgroup")
			.path("configuration");
		assertThat(configuration.path("enforce_workgroup_configuration").asBoolean()).isTrue();
		assertThat(configuration.path("bytes_scanned_cutoff_per_query").asLong()).isPositive();
		assertThat(configuration.findPath("encryption_option").asText()).isEqualTo("SSE_S3");
	}

	private JsonNode table() {
		return this.stack.one("aws_glue_catalog_table", "denied-traffic_table_denied");
	}

}
