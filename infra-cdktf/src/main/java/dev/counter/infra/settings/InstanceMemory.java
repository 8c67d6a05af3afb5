package dev.counter.infra.settings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of Graviton instance types, which follows from family and size. */
final class InstanceMemory {

	private static final Pattern TYPE = Pattern.compile("([a-z])\\w+\\.(\\d*)(\\w+)");

	/** Burstable types below the sizes that all families have, in MiB. */
	private static final Map<String, Integer> BURSTABLE = Map.of("nano", 512, "micro", 1024, "small", 2048);

	/** GiB of a vCPU by family. */
	private static final Map<String, Integer> FAMILY = Map.of("c", 2, "m", 4, "r", 8, "t", 4);

	/** vCPUs by size, of which {@code 2xlarge} has twice those of {@code xlarge}. */
	private static final Map<String, Integer> VCPUS = Map.of("medium", 1, "large", 2, "xlarge", 4);

	private InstanceMemory() {
	}

	/** The memory of a type. */
	static int mib(String type) {
		Matcher parts = TYPE.matcher(type);
		if (!parts.matches()) {
			throw new IllegalArgumentException("No instance type: " + type);
		}
		String size = parts.group(3);
		Integer burstable = BURSTABLE.get(size);
		if (burstable != null) {
			return burstable;
		}
		int times = parts.group(2).isEmpty() ? 1 : Integer.parseInt(parts.group(2));
		return FAMILY.getOrDefault(parts.group(1), 0) * VCPUS.getOrDefault(size, 0) * times * 1024;
	}

}
