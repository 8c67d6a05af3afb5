package dev.counter.infra.mutation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mutation test of the synthesized JSON: every value that is changed or removed makes a
 * test fail, unless it is listed as free.
 */
@Tag(Synthesized.WITHOUT_MUTANTS)
class MutationTests {

	private static final int SAMPLE = Integer.getInteger("counter.mutants", 300);

	private static final Map<String, Terraform> STACKS = new TreeMap<>(
			Synthesized.all().stream().collect(Collectors.toMap(Terraform::name, (stack) -> stack)));

	private final Collection<Mutant> mutants = Mutant.of(STACKS.values());

	@Test
	void everyMutantIsKilledOrFree() throws IOException {
		FreeValues free = FreeValues.read();
		StackTests tests = new StackTests();
		List<Mutant> asserted = new ArrayList<>(
				this.mutants.stream().filter((mutant) -> !free.include(mutant)).toList());
		List<Mutant> sample = asserted;
		if (SAMPLE < asserted.size()) {
			Collections.shuffle(asserted, new Random(asserted.size()));
			sample = asserted.subList(0, SAMPLE);
		}
		List<Mutant> survivors = sample.stream().filter((mutant) -> !tests.fail(mutant.applyTo(STACKS))).toList();
		System.out.printf(java.util.Locale.ROOT,
				"Mutants of the synthesized JSON: %d, free %d, tried %d, survived %d%n", this.mutants.size(),
				this.mutants.size() - asserted.size(), sample.size(), survivors.size());
		assertThat(survivors).isEmpty();
	}

	@Test
	void unchangedStacksPass() {
		assertThat(new StackTests().fail(STACKS)).isFalse();
	}

	@Test
	void everyGroupOfFreeValuesHasOne() throws IOException {
		assertThat(FreeValues.read().unused(this.mutants)).isEmpty();
	}

}
