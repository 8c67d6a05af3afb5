package dev.counter.infra.settings;

import dev.counter.infra.Synthesized;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Memory follows from family and size, as in EC2's list of instance types.
 */
@Tag(Synthesized.WITHOUT_MUTANTS)
class InstanceTypeTests {

	@ParameterizedTest
	@CsvSource({ "t4g.nano, 512", "t4g.micro, 1024", "t4g.small, 2048", "t4g.medium, 4096", "t4g.2xlarge, 32768",
			"c7g.medium, 2048", "m6gd.large, 8192", "r8g.xlarge, 32768", "c6gn.16xlarge, 131072" })
	void memoryIsThatOfTheType(String type, int mib) {
		assertThat(InstanceType.parse(type).memoryMib()).isEqualTo(mib);
	}

}
