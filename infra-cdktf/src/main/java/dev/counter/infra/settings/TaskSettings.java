package dev.counter.infra.settings;

import java.util.Optional;

/**
 * Settings of a service's Fargate tasks.
 *
 * @param requestsPerTask target of autoscaling, a minute
 * @param cpuPercent a second target of autoscaling
 * @param poolSize connections of a task to the database
 */
public record TaskSettings(TaskSize size, int minTasks, int maxTasks, int requestsPerTask, Optional<Integer> cpuPercent,
		int poolSize) {

	static TaskSettings from(SettingsSection section) {
		int min = section.required("min_tasks", ValueParser.integer(1, 100));
		int max = section.required("max_tasks", ValueParser.integer(1, 100));
		section.check(max >= min, "max_tasks", "at least min_tasks, which is " + min);
		return new TaskSettings(TaskSize.from(section), min, max,
				section.withDefault("requests_per_task", ValueParser.integer(1, 1_000_000), 6_000),
				section.optional("cpu_percent", ValueParser.integer(10, 90)), AdderSettings.poolSize(section));
	}

}
