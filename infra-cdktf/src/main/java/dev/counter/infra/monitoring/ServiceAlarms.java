package dev.counter.infra.monitoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.counter.contract.Service;
import dev.counter.infra.settings.MonitoringSettings;

/**
 * Alarms of a service: error rate, latency, availability, health, autoscaling.
 */
final class ServiceAlarms {

	/** Fewer errors in 5 minutes never raise an alarm, whatever their share. */
	private static final int MIN_SERVER_ERRORS = 3;

	private final EnvironmentMetrics metrics;

	private final MonitoringSettings settings;

	ServiceAlarms(EnvironmentMetrics metrics, MonitoringSettings settings) {
		this.metrics = metrics;
		this.settings = settings;
	}

	/** The alarms that the composite alarm combines. */
	static List<String> affectingVisitors(Service service) {
		return List.of(service.key() + "-down", service.key() + "-errors", service.key() + "-latency");
	}

	List<AlarmDefinition> of(Service service) {
		String key = service.key();
		String log = "the " + key + " log group";
		return List.of(
				AlarmDefinition
					.above(key + "-errors", this.metrics.serverErrors(service), this.settings.serverErrorPercent(),
							"More than " + this.settings.serverErrorPercent() + " percent of the answers of " + key
									+ " are 5xx. Look first at the database's alarms, then at " + log
									+ ", then at what was released last.")
					.expression("IF(FILL(errors, 0) >= " + MIN_SERVER_ERRORS + ", 100 * FILL(errors, 0) / requests, 0)",
							Map.of("errors", this.metrics.serverErrors(service), "requests",
									this.metrics.requests(service))),
				AlarmDefinition
					.above(key + "-latency", this.metrics.latency(service, "p99"),
							this.settings.latencyMillis() / 1000.0,
							"The slowest of a hundred requests to " + key + " take more than "
									+ this.settings.latencyMillis()
									+ " ms. Look first at the database's CPU and write latency, then at the CPU of "
									+ key + ".")
					.periods(3, 5),
				AlarmDefinition
					.below(key + "-down", this.metrics.healthy(service), 1,
							key + " has no healthy target. Look first at " + log
									+ ", then at the events of its service or group.")
					.periods(3, 1)
					.breachingWhenMissing(),
				AlarmDefinition
					.above(key + "-unhealthy", this.metrics.unhealthy(service), 0,
							"A target of " + key + " has failed its health checks for 15 minutes. Look first at " + log
									+ " of that target, then at whether a release is stuck.")
					.periods(15, 1));
	}

	/** Empty where the number of tasks is fixed. */
	Optional<AlarmDefinition> atMaximum(Service service, ScaledService scaled) {
		if (scaled.maxTasks() == scaled.minTasks()) {
			return Optional.empty();
		}
		return Optional.of(AlarmDefinition
			.above(service.key() + "-at-maximum", this.metrics.runningTasks(service), scaled.maxTasks() - 0.5, "All "
					+ scaled.maxTasks() + " tasks of " + service.key()
					+ " have been running for 15 minutes. Look first at who sends the requests, then raise max_tasks in"
					+ " the settings.")
			.periods(3, 5));
	}

}
