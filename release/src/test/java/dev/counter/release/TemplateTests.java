package dev.counter.release;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Templates fill every placeholder.
 */
class TemplateTests {

	@Test
	void templateFillsEachPlaceholder() {
		assertThat(new Template("a @b@ @c-d@ @b@").fill(Map.of("b", "$1", "c-d", "2"))).isEqualTo("a $1 2 $1");
	}

	@Test
	void templateKeepsOtherText() {
		assertThat(new Template("~@privileged @resources\n{instance_id}").fill(Map.of()))
			.isEqualTo("~@privileged @resources\n{instance_id}");
	}

	@Test
	void missingValueIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Template("@user@").fill(Map.of()))
			.withMessageContaining("@user@");
	}

}
