package dev.counter.infra.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.counter.contract.Service;
import dev.counter.infra.settings.TaskSettings;
import dev.counter.infra.settings.MonitoringSettings;

/**
 * What visitors of a service would notice, and what they will notice soon.
 */
final class ServiceAlarms {

	/** Fewer errors are accidents, however few requests there are. */
	private static final int SERVER_ERRORS = 3;

	private final EnvironmentMetrics measured;

	private final MonitoringSettings settings;

	ServiceAlarms(EnvironmentMetrics measured, MonitoringSettings settings) {
		this.measured = measured;
		this.settings = settings;
	}

	static String errors(Service service) {
		return service.key() + "-errors";
	}

	static String latency(Service service) {
		return service.key() + "-latency";
	}

	static String down(Service service) {
		return service.key() + "-down";
	}

	List<AlarmDefinition> of(Service service) {
		String log = "the " + service.key() + " log group";
		return List.of(
				AlarmDefinition
					.above(errors(service), this.measured.serverErrors(service), this.settings.serverErrorPercent(),
							"More than " + this.settings.serverErrorPercent() + " percent of the answers of "
									+ service.key() + " are 5xx. Look first at the database's alarms, then at " + log
									+ ", then at what was released last.")
					.calculating("IF(FILL(errors, 0) >= " + SERVER_ERRORS + ", 100 * FILL(errors, 0) / requests, 0)",
							Map.of("errors", this.measured.serverErrors(service), "requests",
									this.measured.requests(service))),
				AlarmDefinition
					.above(latency(service), this.measured.latency(service, "p99"),
							this.settings.latencyMillis() / 1000.0,
							"The slowest of a hundred requests to " + service.key() + " take more than "
									+ this.settings.latencyMillis()
									+ " ms. Look first at the database's CPU and write latency, then at the CPU of "
									+ service.key() + ".")
					.after(3, 5),
				AlarmDefinition
					.below(down(service), this.measured.healthy(service), 1,
							"Nobody answers for " + service.key() + ". Look first at " + log
									+ ", then at the events of its service or group.")
					.after(3, 1)
					.breachingWhenMissing(),
				AlarmDefinition
					.above(unhealthy(service), this.measured.unhealthy(service), 0,
							"A target of " + service.key()
									+ " has failed its health checks for 15 minutes. Look first at " + log
									+ " of that target, then at whether a release is stuck.")
					.after(15, 1));
	}

	/** None where the number of tasks is fixed. */
	List<AlarmDefinition> scaling(Service service, TaskSettings tasks) {
		List<AlarmDefinition> alarms = new ArrayList<>();
		if (tasks.maxTasks() > tasks.minTasks()) {
			alarms.add(AlarmDefinition
				.above(atMaximum(service), this.measured.runningTasks(service), tasks.maxTasks() - 0.5, "All "
						+ tasks.maxTasks() + " tasks of " + service.key()
						+ " have been running for 15 minutes. Look first at who sends the requests, then raise max_tasks in"
						+ " the settings.")
				.after(3, 5));
		}
		return alarms;
	}

	static String unhealthy(Service service) {
		return service.key() + "-unhealthy";
	}

	static String atMaximum(Service service) {
		return service.key() + "-at-maximum";
	}

}
