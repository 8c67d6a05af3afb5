package dev.counter.infra.settings;

import java.util.List;
import java.util.Optional;

import dev.counter.infra.Synthesized;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Length of an environment's name: limits of load balancers and buckets.
 */
@Tag(Synthesized.WITHOUT_MUTANTS)
class EnvironmentNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "sa-east-1", "eu-central-1", "ap-southeast-2" })
	void longestNameFitsEveryResource(String region) {
		AccountSettings account = new AccountSettings("123456789012", region, "owner/name", Optional.empty(), List.of(),
				true);
		String longest = "x".repeat(EnvironmentName.longest(account));
		int balancer = Math.max(longestOf("aws_lb", "name", longest, region),
				longestOf("aws_lb_target_group", "name", longest, region));
		int bucket = longestOf("aws_s3_bucket", "bucket", longest, region);
		assertThat(balancer).isLessThanOrEqualTo(32);
		assertThat(bucket).isLessThanOrEqualTo(63);
		assertThat(balancer == 32 || bucket == 63).as("a longer one would not fit").isTrue();
	}

	private static int longestOf(String type, String attribute, String environment, String region) {
		return Synthesized.small()
			.all(type)
			.values()
			.stream()
			.map((resource) -> resource.path(attribute).asText())
			.mapToInt((name) -> name.replace("small", environment).replace("eu-central-1", region).length())
			.max()
			.orElseThrow();
	}

}
