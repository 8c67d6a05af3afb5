package dev.counter.infra.settings;

import java.util.Map;

import software.amazon.awssdk.regions.Region;

/**
 * Regions and availability zones of AWS, in the partition of all ARNs here.
 */
final class AwsRegion {

	private static final String PARTITION = "aws";

	/**
	 * Letters of zones where they are not a, b and c; the oldest regions may offer others
	 * to an account.
	 * @see <a href=
	 * "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html">AWS
	 * Availability Zones</a>
	 */
	private static final Map<String, String> ZONES = Map.of("us-east-1", "abcdef", "us-west-2", "abcd",
			"ap-northeast-1", "abcd", "ap-northeast-2", "abcd", "ca-central-1", "abd");

	private AwsRegion() {
	}

	static String parse(Object value) {
		return Region.regions()
			.stream()
			.filter((region) -> region.id().equals(value) && !region.isGlobalRegion()
					&& region.metadata().partition().id().equals(PARTITION))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"a region of AWS such as eu-central-1, in the partition " + PARTITION))
			.id();
	}

	static ValueParser<String> zoneOf(String region) {
		String letters = ZONES.getOrDefault(region, "abc");
		return ValueParser.text(region + "[" + letters + "]",
				"a zone of " + region + ", which has " + String.join(", ", letters.split("")));
	}

}
