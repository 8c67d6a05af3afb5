package dev.counter.infra.monitoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names and dimensions of metrics: with a wrong one CloudWatch shows no data and no
 * error.
 */
class DocumentedMetricTests {

	private static final Set<Documented> DOCUMENTED = documented();

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void metricsAreDocumentedByTheirPublisher(Terraform stack) {
		List<Documented> asked = new ArrayList<>(inAlarms(stack));
		asked.addAll(onTheDashboard(stack));
		assertThat(asked).hasSizeGreaterThan(50);
		assertThat(DOCUMENTED).containsAll(asked);
	}

	@ParameterizedTest
	@MethodSource("environments")
	void dashboardShowsTheMetricsOfAlarms(Terraform stack) {
		assertThat(onTheDashboard(stack)).extracting(Documented::name)
			.contains("RequestCount", "HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count", "TargetResponseTime",
					"RunningTaskCount", "GroupInServiceInstances", "mem_used_percent", "disk_used_percent",
					"DatabaseConnections", "FreeStorageSpace", "WriteLatency", "BucketSizeBytes");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void dashboardShowsScalingLimitsAndLinksToDeniedTraffic(Terraform stack) {
		List<JsonNode> widgets = widgets(stack);
		assertThat(widgets)
			.filteredOn((widget) -> widget.path("properties").path("title").asText().equals("Tasks of display"))
			.singleElement()
			.satisfies((widget) -> assertThat(widget.path("properties").path("annotations").path("horizontal"))
				.extracting((limit) -> limit.path("label").asText())
				.containsExactly("at least", "at most"));
		assertThat(widgets).filteredOn((widget) -> widget.path("type").asText().equals("text"))
			.singleElement()
			.satisfies((widget) -> assertThat(widget.path("properties").path("markdown").asText()).contains("Athena",
					"${aws_athena_workgroup.denied-traffic_queries_workgroup.name}"));
		assertThat(widgets)
			.allMatch((widget) -> widget.path("x").asInt() + widget.path("width").asInt() <= DashboardWidgets.COLUMNS);
	}

	private static List<Documented> inAlarms(Terraform stack) {
		List<Documented> asked = new ArrayList<>();
		for (JsonNode alarm : stack.all("aws_cloudwatch_metric_alarm").values()) {
			for (JsonNode query : alarm.path("metric_query")) {
				JsonNode metric = query.path("metric");
				if (!metric.isMissingNode()) {
					Set<String> dimensions = new TreeSet<>();
					metric.path("dimensions").fieldNames().forEachRemaining(dimensions::add);
					asked.add(new Documented(metric.path("namespace").asText(), metric.path("metric_name").asText(),
							dimensions));
				}
			}
		}
		return asked;
	}

	private static List<Documented> onTheDashboard(Terraform stack) {
		List<Documented> asked = new ArrayList<>();
		for (JsonNode widget : widgets(stack)) {
			for (JsonNode row : widget.path("properties").path("metrics")) {
				Set<String> dimensions = new TreeSet<>();
				for (int i = 2; i + 1 < row.size(); i += 2) {
					dimensions.add(row.path(i).asText());
				}
				asked.add(new Documented(row.path(0).asText(), row.path(1).asText(), dimensions));
			}
		}
		return asked;
	}

	private static List<JsonNode> widgets(Terraform stack) {
		List<JsonNode> widgets = new ArrayList<>();
		Terraform.parsed(stack.one("aws_cloudwatch_dashboard", "watching_dashboard_dashboard").path("dashboard_body"))
			.path("widgets")
			.forEach(widgets::add);
		return widgets;
	}

	private static Set<Documented> documented() {
		try (InputStream file = Objects
			.requireNonNull(DocumentedMetricTests.class.getResourceAsStream("documented-metrics.txt"))) {
			Set<Documented> documented = new HashSet<>();
			new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> line.split("\\|", -1))
				.forEach((cells) -> words(cells[1])
					.forEach((name) -> documented.add(new Documented(cells[0].strip(), name, words(cells[2])))));
			return documented;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Set<String> words(String cell) {
		return new TreeSet<>(Stream.of(cell.strip().split(" ")).filter((word) -> !word.isEmpty()).toList());
	}

	private record Documented(String namespace, String name, Set<String> dimensions) {

	}

}
