package dev.counter.infra.counter;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.counter.infra.settings.EnvironmentSettings;

/**
 * Service quotas that an environment uses at most, by their codes: a release doubles
 * adders and tasks.
 */
final class ServiceQuotas {

	private ServiceQuotas() {
	}

	static Map<String, Object> needed(EnvironmentSettings settings) {
		int instances = 2 * vcpus(settings.adder().instanceType()) + vcpus(settings.bastion().instanceType());
		int cpuUnits = Stream.of(settings.display(), settings.reset())
			.mapToInt((tasks) -> 2 * tasks.maxTasks() * tasks.size().cpu())
			.sum();
		return new TreeMap<>(Map.of("L-1216C47A", quota("ec2", "vCPUs of on-demand EC2 instances", instances),
				"L-3032A538", quota("fargate", "vCPUs of on-demand Fargate tasks", (cpuUnits + 1023) / 1024),
				"L-0263D0A3", quota("ec2", "Elastic IP addresses", 1)));
	}

	private static Map<String, Object> quota(String service, String what, int needed) {
		return new TreeMap<>(Map.of("service", service, "what", what, "needed", needed));
	}

	/** Of a Graviton type: 4 for each x, 2 below; 1 for medium types but t4g. */
	private static int vcpus(String type) {
		String size = type.substring(type.indexOf('.') + 1);
		if (size.endsWith("xlarge")) {
			String times = size.substring(0, size.length() - "xlarge".length());
			return times.isEmpty() ? 4 : 4 * Integer.parseInt(times);
		}
		return (size.equals("medium") && !type.startsWith("t4g")) ? 1 : 2;
	}

}
