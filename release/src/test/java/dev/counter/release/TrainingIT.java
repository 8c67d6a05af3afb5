package dev.counter.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.counter.contract.Limits;
import dev.counter.contract.Machine;
import dev.counter.contract.StartCommand;
import dev.counter.testsupport.Skip;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * AOT cache training of the adder within the memory of its machine.
 */
class TrainingIT {

	@TempDir
	Path folder;

	@BeforeEach
	void unpack() {
		Skip.unlessRoot("only root may limit the memory of a process");
		Tool.required("bash").run(Map.of("RDS_CA", "none"), "release/build-archive", this.folder).succeeded();
		Tool.required("tar").run("-xzf", this.folder.resolve(Machine.ARCHIVE), "-C", this.folder).succeeded();
	}

	@Test
	void trainingStepsFitIntoTheMemoryOfTheMachine() {
		StartCommand onMachine = Machine.startCommand();
		StartCommand command = new StartCommand(Jdk25.home().resolve("bin/java"), this.folder, onMachine.module(),
				onMachine.memoryMib(), onMachine.prepared());
		limited(command.recording()).succeeded();
		assertThat(command.configuration()).isNotEmptyFile();
		limited(command.creation(command.cache())).succeeded();
		assertThat(command.cache()).isNotEmptyFile();
	}

	private static Tool.Outcome limited(List<String> command) {
		List<Object> arguments = new ArrayList<>(
				List.of("release/src/test/resources/machine/limited", Limits.TRAINING_MEMORY_MIB));
		arguments.addAll(command);
		return Tool.required("bash").run(arguments.toArray());
	}

}
