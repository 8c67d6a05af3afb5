package dev.counter.infra.settings;

/**
 * Settings of alarms and budget.
 *
 * @param serverErrorPercent 5xx answers of all answers
 * @param latencyMillis 99th percentile
 * @param databaseCpuPercent above it a burstable class uses up its credits
 * @param databaseStoragePercent free storage: growing takes hours, a full disk stops
 * every write
 * @param databaseMemoryPercent free memory
 * @param databaseConnectionPercent of the maximum: the pools alone stay below
 */
public record MonitoringSettings(String email, int budgetDollars, int serverErrorPercent, int latencyMillis,
		int databaseCpuPercent, int databaseStoragePercent, int databaseMemoryPercent, int databaseConnectionPercent) {

	static MonitoringSettings from(SettingsSection section) {
		ValueParser<Integer> percent = ValueParser.integer(1, 99);
		return new MonitoringSettings(
				section.required("email", ValueParser.text("[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "an e-mail address")),
				section.required("monthly_budget_usd", ValueParser.integer(1, 1_000_000)),
				section.withDefault("server_error_percent", percent, 1),
				section.withDefault("latency_ms", ValueParser.integer(1, 60_000), 1000),
				section.withDefault("database_cpu_percent", percent, 80),
				section.withDefault("database_free_storage_percent", percent, 15),
				section.withDefault("database_free_memory_percent", percent, 10),
				section.withDefault("database_connection_percent", percent, 85));
	}

}
