package dev.counter.e2e.linearizability;

import java.util.List;

import dev.counter.e2e.linearizability.Step.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Linearizability checker: it accepts exactly the histories that some order explains.
 */
class HistoryTests {

	private static boolean isLinearizable(Step... steps) {
		return new History(List.of(steps)).isLinearizable();
	}

	private static Step append(long value, long begin, long end) {
		return new Step(Kind.APPEND, value, begin, end, -1);
	}

	private static Step read(long sum, long begin, long end) {
		return new Step(Kind.READ, sum, begin, end, -1);
	}

	@Test
	void eitherOrderOfConcurrentStepsIsAccepted() {
		assertThat(isLinearizable(append(1, 0, 10), append(2, 0, 10), read(1, 5, 6))).isTrue();
		assertThat(isLinearizable(append(1, 0, 10), append(2, 0, 10), read(2, 5, 6))).isTrue();
		assertThat(isLinearizable(append(1, 0, 10), append(2, 0, 10), read(1, 2, 3), read(3, 4, 5))).isTrue();
	}

	@Test
	void sumWithoutAcknowledgedAddIsRejected() {
		assertThat(isLinearizable(append(1, 0, 1), read(0, 2, 3))).isFalse();
	}

	@Test
	void sumWithFutureAddIsRejected() {
		assertThat(isLinearizable(read(1, 0, 1), append(1, 2, 3))).isFalse();
	}

	@Test
	void readsInDifferentOrdersAreRejected() {
		assertThat(isLinearizable(append(1, 0, 10), append(2, 0, 10), read(1, 0, 10), read(2, 0, 10))).isFalse();
	}

	@Test
	void addsThatDoNotSeeEachOtherAreRejected() {
		Step first = append(1, 0, 10);
		Step second = append(2, 0, 10);
		assertThat(isLinearizable(first, new Step(Kind.READ, 1, 0, 10, 0), second, new Step(Kind.READ, 2, 0, 10, 2)))
			.isFalse();
		assertThat(isLinearizable(first, new Step(Kind.READ, 1, 0, 10, 0), second, new Step(Kind.READ, 3, 0, 10, 2)))
			.isTrue();
	}

	@Test
	void sumThatDecreasesWithoutResetIsRejected() {
		assertThat(isLinearizable(append(1, 0, 10), read(1, 1, 2), read(0, 3, 4))).isFalse();
		assertThat(isLinearizable(append(1, 0, 10), read(1, 1, 2), new Step(Kind.RESET, 1, 0, 10, -1), read(0, 3, 4)))
			.isTrue();
		assertThat(isLinearizable(append(1, 0, 10), read(1, 1, 2), new Step(Kind.RESET, 0, 0, 10, -1), read(0, 3, 4)))
			.isFalse();
	}

	@Test
	void addThatIsCountedAgainAfterResetIsRejected() {
		assertThat(isLinearizable(append(1, 0, 1), new Step(Kind.RESET, 1, 2, 3, -1), read(1, 4, 5))).isFalse();
	}

}
