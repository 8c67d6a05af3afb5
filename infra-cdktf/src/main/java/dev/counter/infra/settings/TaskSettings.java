package dev.counter.infra.settings;

import java.util.Optional;

/**
 * The Fargate tasks of a service.
 *
 * @param size their CPU and memory
 * @param minTasks how many run at least
 * @param maxTasks how many run at most
 * @param requestsPerTask how many requests a minute a task is meant to answer; more start
 * another one
 * @param cpuPercent the CPU use that starts another one too, when it is set
 * @param poolSize the connections that a task keeps to the database
 */
public record TaskSettings(TaskSize size, int minTasks, int maxTasks, int requestsPerTask, Optional<Integer> cpuPercent,
		int poolSize) {

	static TaskSettings from(SettingsSection section) {
		int min = section.required("min_tasks", ValueParser.integer(1, 100));
		int max = section.required("max_tasks", ValueParser.integer(1, 100));
		section.check(max >= min, "max_tasks", "at least min_tasks, which is " + min);
		TaskSettings settings = new TaskSettings(TaskSize.from(section), min, max,
				section.withDefault("requests_per_task", ValueParser.integer(1, 1_000_000), 6_000),
				section.optional("cpu_percent", ValueParser.integer(10, 90)), AdderSettings.poolSize(section));
		section.end();
		return settings;
	}

}
