package dev.counter.release;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.counter.contract.Machine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of the adder's machine have the values of the contract.
 */
class MachineFilesTests {

	@Test
	void environmentIsTheOnlyPlaceholderLeft() {
		assertThat(MachineFiles.all()).allSatisfy((name, text) -> {
			Set<String> open = new Template(text).gaps();
			assertThat(open).isEqualTo(name.equals(MachineFiles.AGENT) ? Set.of("environment") : Set.of());
		});
	}

	@Test
	void everyValueIsUsed() {
		Set<String> used = new TreeSet<>();
		Stream.of(MachineFiles.UNIT, MachineFiles.AGENT, MachineFiles.ROTATION)
			.forEach((name) -> used.addAll(Template.read(name).gaps()));
		assertThat(MachineFiles.values().keySet()).isEqualTo(used);
	}

	@Test
	void serviceCannotReplaceItsLog() {
		assertThat(MachineFiles.all().get(MachineFiles.ROTATION)).contains(Machine.LOG + " {").contains("copytruncate");
		assertThat(MachineFiles.all().get(Machine.UNIT)).doesNotContain("LogsDirectory", "ReadWritePaths");
	}

}
