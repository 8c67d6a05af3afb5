package dev.counter.release;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.counter.contract.Machine;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings of the CloudWatch agent: dimensions are service and environment, not the host.
 */
class AgentSettingsTests {

	private static final String ENVIRONMENT = "small";

	private final Map<String, Object> settings = new Yaml()
		.load(Objects.requireNonNull(MachineFiles.all().get(MachineFiles.AGENT))
			.replace(MachineFiles.ENVIRONMENT, ENVIRONMENT));

	@Test
	void logGoesToTheGroupOfItsEnvironment() {
		List<Map<String, Object>> files = at("logs", "logs_collected", "files", "collect_list");
		assertThat(files).singleElement()
			.satisfies((file) -> assertThat(file).containsEntry("file_path", Machine.LOG)
				.containsEntry("log_group_name", Machine.logGroup(ENVIRONMENT))
				.containsEntry("log_stream_name", "{instance_id}"));
	}

	@Test
	void metricsHaveTheDimensionsServiceAndEnvironment() {
		assertThat(this.<Object>at("agent", "omit_hostname")).isEqualTo(true);
		assertThat(this.<Object>at("metrics", "namespace")).isEqualTo(Machine.METRICS);
		assertThat(this.<Map<String, Object>>at("metrics")).doesNotContainKey("append_dimensions");
		assertThat(this.<List<List<String>>>at("metrics", "aggregation_dimensions"))
			.containsExactly(List.of(Machine.SERVICE_DIMENSION, Machine.ENVIRONMENT_DIMENSION));
		for (String metric : List.of(Machine.MEMORY_METRIC, Machine.DISK_METRIC)) {
			String plugin = metric.substring(0, metric.indexOf('_'));
			assertThat(this.<List<String>>at("metrics", "metrics_collected", plugin, "measurement"))
				.containsExactly(metric.substring(plugin.length() + 1));
			assertThat(this.<Map<String, String>>at("metrics", "metrics_collected", plugin, "append_dimensions"))
				.isEqualTo(Map.of(Machine.SERVICE_DIMENSION, Machine.SERVICE.key(), Machine.ENVIRONMENT_DIMENSION,
						ENVIRONMENT));
		}
	}

	@SuppressWarnings("unchecked")
	private <T> T at(String... path) {
		Object found = this.settings;
		for (String key : path) {
			found = Objects.requireNonNull(((Map<String, Object>) found).get(key), key);
		}
		return (T) found;
	}

}
