package dev.counter.release;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Gaps are filled, and none stays unnoticed.
 */
class TemplateTests {

	@Test
	void fillsEachGap() {
		assertThat(new Template("a @b@ @c-d@ @b@").fill(Map.of("b", "$1", "c-d", "2"))).isEqualTo("a $1 2 $1");
	}

	@Test
	void leavesWhatIsNoGap() {
		assertThat(new Template("~@privileged @resources\n{instance_id}").fill(Map.of()))
			.isEqualTo("~@privileged @resources\n{instance_id}");
	}

	@Test
	void refusesAGapThatNothingFills() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Template("@user@").fill(Map.of()))
			.withMessageContaining("@user@");
	}

}
