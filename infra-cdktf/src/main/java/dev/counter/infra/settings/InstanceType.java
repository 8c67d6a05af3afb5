package dev.counter.infra.settings;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * EC2 instance type on Graviton, the architecture of a release's machine image.
 */
public record InstanceType(String name) {

	private static final Pattern GRAVITON = Pattern.compile("t4g\\.(nano|micro|small|medium|large|2?xlarge)"
			+ "|(c[67]g[dn]?|[mr][67]gd?|[cmr]8gd?)\\.(medium|large|(2|4|8|12|16)?xlarge)");

	/** GiB of memory for each vCPU, by the first letter. */
	private static final Map<String, Integer> MEMORY = Map.of("c", 2, "m", 4, "r", 8, "t", 4);

	static InstanceType parse(Object value) {
		if (value instanceof String name && GRAVITON.matcher(name).matches()) {
			return new InstanceType(name);
		}
		throw new IllegalArgumentException("a Graviton type such as t4g.small");
	}

	/** 4 for each x, else 2; 1 for a medium type that is not burstable. */
	public int vcpus() {
		String size = size();
		if (size.endsWith("xlarge")) {
			String times = size.substring(0, size.length() - "xlarge".length());
			return times.isEmpty() ? 4 : 4 * Integer.parseInt(times);
		}
		return (size.equals("medium") && !this.name.startsWith("t")) ? 1 : 2;
	}

	int memoryMib() {
		int perVcpu = 1024 * MEMORY.getOrDefault(this.name.substring(0, 1), 0);
		return switch (size()) {
			case "nano" -> 512;
			case "micro" -> 1024;
			case "small" -> 2048;
			case "medium" -> perVcpu;
			default -> perVcpu * vcpus();
		};
	}

	private String size() {
		return this.name.substring(this.name.indexOf('.') + 1);
	}

}
