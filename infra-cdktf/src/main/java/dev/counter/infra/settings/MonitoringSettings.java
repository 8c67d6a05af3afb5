package dev.counter.infra.settings;

/**
 * Who hears of trouble, and what counts as trouble.
 *
 * @param email where alarms and warnings about the budget go
 * @param budgetDollars what a month may cost
 * @param serverErrorPercent the share of 5xx answers that visitors notice: 1 in 100 is no
 * accident any more
 * @param latencyMillis how long the slowest request of a hundred may take: a second is
 * where people start to wait
 * @param databaseCpuPercent above it a burstable class eats its credits, any class lacks
 * reserve
 * @param databaseStoragePercent how much of the storage must stay free: growing it takes
 * hours, and a full disk stops every writer
 * @param databaseMemoryPercent how much of the memory must stay free, before PostgreSQL
 * swaps or is ended
 * @param databaseConnectionPercent how many of the connections may be in use: the budget
 * of the pools fits, so more of them are somebody else's
 */
public record MonitoringSettings(String email, int budgetDollars, int serverErrorPercent, int latencyMillis,
		int databaseCpuPercent, int databaseStoragePercent, int databaseMemoryPercent, int databaseConnectionPercent) {

	static MonitoringSettings from(SettingsSection section) {
		ValueParser<Integer> percent = ValueParser.integer(1, 99);
		MonitoringSettings settings = new MonitoringSettings(
				section.required("email", ValueParser.text("[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "an e-mail address")),
				section.required("monthly_budget_usd", ValueParser.integer(1, 1_000_000)),
				section.withDefault("server_error_percent", percent, 1),
				section.withDefault("latency_ms", ValueParser.integer(1, 60_000), 1000),
				section.withDefault("database_cpu_percent", percent, 80),
				section.withDefault("database_free_storage_percent", percent, 15),
				section.withDefault("database_free_memory_percent", percent, 10),
				section.withDefault("database_connection_percent", percent, 85));
		section.end();
		return settings;
	}

}
