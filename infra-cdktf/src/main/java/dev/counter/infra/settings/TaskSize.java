package dev.counter.infra.settings;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.counter.contract.Limits;

/**
 * A pair of CPU and memory that Fargate has.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size">
 * Task size</a>
 */
public record TaskSize(int cpu, int memoryMib) {

	private static final List<Integer> CPUS = List.of(256, 512, 1024, 2048, 4096, 8192, 16384);

	static TaskSize from(SettingsSection section) {
		int cpu = section.required("cpu", ValueParser.integerOf(CPUS));
		List<Integer> memories = memories(cpu);
		int memory = section.required("memory", ValueParser.integer(1, 122_880));
		section.check(memories.contains(memory), "memory", "one of "
				+ memories.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " with a cpu of " + cpu);
		section.check(memory >= Limits.SERVICE_MEMORY_MIB, "memory",
				"at least what a service uses, " + Limits.SERVICE_MEMORY_MIB);
		return new TaskSize(cpu, memory);
	}

	private static List<Integer> memories(int cpu) {
		return switch (cpu) {
			case 256 -> List.of(512, 1024, 2048);
			case 512 -> range(1024, 4096, 1024);
			case 1024 -> range(2048, 8192, 1024);
			case 2048 -> range(4096, 16_384, 1024);
			case 4096 -> range(8192, 30_720, 1024);
			case 8192 -> range(16_384, 61_440, 4096);
			default -> range(32_768, 122_880, 8192);
		};
	}

	private static List<Integer> range(int first, int last, int step) {
		return IntStream.iterate(first, (memory) -> memory <= last, (memory) -> memory + step).boxed().toList();
	}

}
