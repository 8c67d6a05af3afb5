package dev.counter.infra.monitoring;

import java.util.ArrayList;
import java.util.List;

import dev.counter.contract.Machine;
import dev.counter.infra.settings.MonitoringSettings;
import dev.counter.infra.settings.RdsSettings;

/**
 * Alarms of the load balancer, the adder's instance, the database and the migrator.
 */
final class PlatformAlarms {

	static final String BALANCER_ERRORS = "entrance-errors";

	private static final double MIB = 1024.0 * 1024;

	private static final double GIB = 1024 * MIB;

	/** Linux swaps out idle processes up to about this size. */
	private static final int SWAP_MIB = 256;

	/** Much more than the logs need, which are rotated at 50 MiB. */
	private static final int DISK_PERCENT = 85;

	private final EnvironmentMetrics metrics;

	private final MonitoringSettings settings;

	PlatformAlarms(EnvironmentMetrics metrics, MonitoringSettings settings) {
		this.metrics = metrics;
		this.settings = settings;
	}

	List<AlarmDefinition> all(RdsSettings database) {
		List<AlarmDefinition> alarms = new ArrayList<>();
		alarms.add(AlarmDefinition.above(BALANCER_ERRORS, this.metrics.balancerErrors(), 2,
				"The load balancer answered 5xx itself: no target was healthy, or a target closed the connection. Look first at"
						+ " the alarms of the services, then at its access logs."));
		alarms.addAll(adder());
		alarms.addAll(database(database));
		alarms.add(AlarmDefinition.above("migrator-failures", this.metrics.logged(LogMetric.MIGRATOR_FAILURES), 0,
				"A migrator failed, so new tasks of display do not start; the old tasks keep running. Look first at the migrator log"
						+ " group, whose last line says why."));
		return alarms;
	}

	private List<AlarmDefinition> adder() {
		return List.of(AlarmDefinition
			.below("adder-group", this.metrics.adderInstances(), 1,
					"The adder has no machine in service. Look first at the activity of its Auto Scaling group, then at"
							+ " the new machine's console output.")
			.periods(3, 1)
			.breachingWhenMissing(),
				AlarmDefinition.below("adder-agent", this.metrics.agent(Machine.MEMORY_METRIC, "SampleCount"), 1,
						"The agent on the adder's machine has sent nothing for 15 minutes, so its log does not arrive either. Look"
								+ " first at whether a machine is in service, then at the agent's own log on it.")
					.periods(3, 5)
					.breachingWhenMissing(),
				AlarmDefinition.above("adder-disk", this.metrics.agent(Machine.DISK_METRIC, "Maximum"), DISK_PERCENT,
						"The disk of the adder's machine is " + DISK_PERCENT
								+ " percent full. Look first at what grows below /var/log; a new machine starts empty.")
					.periods(3, 5));
	}

	private List<AlarmDefinition> database(RdsSettings database) {
		double freeBytes = database.storageGib() * GIB * this.settings.databaseStoragePercent() / 100;
		double memoryBytes = database.databaseClass().memoryGib() * GIB * this.settings.databaseMemoryPercent() / 100;
		int connections = database.databaseClass().connections() * this.settings.databaseConnectionPercent() / 100;
		return List.of(AlarmDefinition.below("database-storage", this.metrics.databaseFreeStorageBytes(), freeBytes,
				"Less than " + this.settings.databaseStoragePercent()
						+ " percent of the database's storage is free. Look first at whether it still grows by itself"
						+ " (storage_limit_gib), then at what fills it."),
				AlarmDefinition.above("database-cpu", this.metrics.databaseCpuPercent(),
						this.settings.databaseCpuPercent(),
						"The database has used more than " + this.settings.databaseCpuPercent()
								+ " percent of its CPU for 15 minutes. Look first at the requests of each service, then at the"
								+ " slow statements in its log.")
					.periods(3, 5),
				AlarmDefinition.below("database-memory", this.metrics.databaseFreeMemoryBytes(), memoryBytes,
						"Less than " + this.settings.databaseMemoryPercent()
								+ " percent of the database's memory is free. Look first at its connections, then at"
								+ " whether its class is too small for IAM logins.")
					.periods(3, 5),
				AlarmDefinition.above("database-swap", this.metrics.databaseSwapBytes(), SWAP_MIB * MIB,
						"The database swaps more than " + SWAP_MIB
								+ " MiB, so every statement may wait for its disk. Look first at its free memory, then at its"
								+ " connections.")
					.periods(3, 5),
				AlarmDefinition.above("database-connections", this.metrics.databaseConnections(), connections,
						"More than " + connections + " of " + database.databaseClass().connections()
								+ " connections are in use, more than the pools have. Look first at who is logged in:"
								+ " SELECT usename, application_name, state FROM pg_stat_activity.")
					.periods(3, 5));
	}

}
