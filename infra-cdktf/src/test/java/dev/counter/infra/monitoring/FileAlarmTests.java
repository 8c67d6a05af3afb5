package dev.counter.infra.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Alarms of files, by the messages of the adder and the size of the bucket.
 */
class FileAlarmTests {

	@ParameterizedTest
	@CsvSource({ "imports, import-failures, 'Import failed:', 0, 300",
			"uploads, uploads-refused, 'Upload refused:', 50, 3600" })
	void metricFilterCountsMessagesOfTheAdder(String filter, String metric, String message, double threshold,
			int seconds) {
		for (Terraform stack : Synthesized.environments()) {
			JsonNode counted = stack.one("aws_cloudwatch_log_metric_filter", "watching_" + filter + "_filter");
			assertThat(counted.path("pattern").asText()).isEqualTo("{ $.message = \"" + message + "*\" }");
			assertThat(counted.path("log_group_name").asText())
				.isEqualTo("${aws_cloudwatch_log_group.adder_log_group.name}");
			JsonNode alarm = stack.one("aws_cloudwatch_metric_alarm", "watching_alarms_" + metric);
			assertThat(alarm.path("threshold").asDouble()).isEqualTo(threshold);
			JsonNode asked = alarm.path("metric_query").path(0).path("metric");
			assertThat(asked.path("metric_name")).isEqualTo(counted.path("metric_transformation").path("name"));
			assertThat(asked.path("period").asInt()).isEqualTo(seconds);
		}
	}

	@Test
	void filesAlarmIsBelowTheLimitOfTheServices() {
		double kept = Double
			.parseDouble(Synthesized.small().json().toString().replaceAll(".*FILES_BYTES_KEPT=(\\d+).*", "$1"));
		JsonNode alarm = Synthesized.small().one("aws_cloudwatch_metric_alarm", "watching_alarms_files-kept");
		assertThat(kept).isEqualTo(20.0 * (1L << 30));
		assertThat(alarm.path("threshold").asDouble()).isEqualTo(kept * 0.8);
		JsonNode metric = alarm.path("metric_query").path(0).path("metric");
		assertThat(metric.path("period").asInt()).isEqualTo(86_400);
		assertThat(metric.path("dimensions").path("StorageType").asText()).isEqualTo("StandardStorage");
		assertThat(metric.path("dimensions").path("BucketName").asText())
			.isEqualTo("${aws_s3_bucket_policy.files_objects_policy.bucket}");
	}

}
