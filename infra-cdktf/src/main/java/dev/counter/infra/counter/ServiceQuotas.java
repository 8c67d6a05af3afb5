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
		int instances = 2 * settings.adder().instanceType().vcpus() + settings.bastion().instanceType().vcpus();
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

}
