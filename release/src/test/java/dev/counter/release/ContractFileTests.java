package dev.counter.release;

import java.util.Arrays;

import dev.counter.contract.ContainerImage;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Variable;
import dev.counter.testsupport.Repository;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code contract.sh} has the values of the contract.
 */
class ContractFileTests {

	@Test
	void fileInTheRepositoryIsTheGeneratedOne() {
		assertThat(Repository.read("release/contract.sh"))
			.as("copy release/target/machine/contract.sh to release/contract.sh")
			.isEqualTo(ContractFile.text());
	}

	@Test
	void namesAreNoVariablesOfPrograms() {
		assertThat(ContractFile.variables()).isNotEmpty()
			.doesNotContainKeys(Arrays.stream(Variable.values()).map(Enum::name).toArray(String[]::new));
	}

	@Test
	void bashReadsTheSameWords() {
		StartCommand image = ContainerImage.startCommand();
		assertThat(print("IMAGE_START")).isEqualTo(String.join("\n", image.withCache()) + "\n");
		assertThat(print("IMAGE_CREATION")).isEqualTo(String.join("\n", image.creation(image.cache())) + "\n");
		assertThat(print("ADDER_MANAGEMENT_PORT")).isEqualTo(Service.ADDER.managementPort() + "\n");
	}

	private static String print(String variable) {
		return Tool.required("bash")
			.run("-c", ". release/contract.sh && printf '%s\\n' \"${" + variable + "[@]}\"")
			.succeeded();
	}

}
