package dev.counter.infra.network;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Policies;
import dev.counter.infra.Policies.Sentence;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * VPC endpoints and their policies.
 */
class EndpointTests {

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void endpointPoliciesAllowOnlyUsedActions(Terraform stack) {
		Map<String, List<String>> passing = new TreeMap<>();
		stack.all("aws_vpc_endpoint")
			.keySet()
			.forEach((id) -> passing.put(id.replace("network_endpoints_", ""),
					Policies.of(stack, "aws_vpc_endpoint." + id)
						.stream()
						.flatMap((sentence) -> sentence.values("Action").stream())
						.distinct()
						.sorted()
						.toList()));
		List<String> images = List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage",
				"ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer");
		assertThat(passing).isEqualTo(Map.of(
				"ecr-api", images, "ecr-dkr", images, "logs", List.of("logs:CreateLogStream", "logs:DescribeLogGroups",
						"logs:DescribeLogStreams", "logs:PutLogEvents"),
				"monitoring", List.of("cloudwatch:PutMetricData"), "s3",
				List.of("s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListBucket",
						"s3:ListMultipartUploadParts", "s3:PutObject"),
				"secretsmanager", List.of("secretsmanager:GetSecretValue")));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void endpointsServeThisAccountOnly(Terraform stack) {
		assertThat(Policies.of(stack)).filteredOn((sentence) -> sentence.address().startsWith("aws_vpc_endpoint."))
			.filteredOn((sentence) -> !List.of("ImageLayers", "Packages").contains(sentence.name()))
			.hasSize(10)
			.allSatisfy((sentence) -> assertThat(sentence.condition("StringEquals", "aws:PrincipalAccount"))
				.containsExactly("123456789012"));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void s3EndpointAllowsReleasesFilesLayersAndPackages(Terraform stack) {
		String files = "arn:aws:s3:::" + stack.name() + "-files-123456789012-eu-central-1";
		assertThat(Policies.of(stack, "aws_vpc_endpoint.network_endpoints_s3"))
			.flatExtracting((Sentence sentence) -> sentence.values("Resource"))
			.containsExactly("arn:aws:s3:::counter-artifacts-123456789012-eu-central-1/*", files + "/imports/*",
					files + "/exports/*", files, "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*",
					"arn:aws:s3:::al2023-repos-eu-central-1-de612dc2/*");
	}

	@Test
	void endpointsAreInAsManyZonesAsConfigured() {
		assertThat(interfaces(Synthesized.small())).hasSize(5)
			.allMatch((endpoint) -> endpoint.path("subnet_ids").size() == 1);
		assertThat(interfaces(Synthesized.production())).hasSize(5)
			.allMatch((endpoint) -> endpoint.path("subnet_ids").size() == 2
					&& endpoint.path("private_dns_enabled").asBoolean());
	}

	private static List<JsonNode> interfaces(Terraform stack) {
		return stack.all("aws_vpc_endpoint")
			.values()
			.stream()
			.filter((endpoint) -> endpoint.path("vpc_endpoint_type").asText().equals("Interface"))
			.toList();
	}

}
