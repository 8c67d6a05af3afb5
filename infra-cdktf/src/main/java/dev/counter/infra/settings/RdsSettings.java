package dev.counter.infra.settings;

/**
 * Settings of the database on RDS, under {@code database}.
 *
 * @param storageLimitGib limit of storage autoscaling
 * @param multiZone whether there is a standby in the other zone
 * @param backupDays of point-in-time recovery
 * @param applyImmediately whether a change with a restart ignores the maintenance window
 */
public record RdsSettings(DatabaseClass databaseClass, int storageGib, int storageLimitGib, boolean multiZone,
		int backupDays, boolean deletionProtection, boolean finalSnapshot, boolean applyImmediately,
		boolean performanceInsights) {

	private static final int MAX_STORAGE_GIB = 65_536;

	static RdsSettings from(SettingsSection section) {
		int storage = section.withDefault("storage_gib", ValueParser.integer(20, MAX_STORAGE_GIB * 10 / 11), 20);
		int limit = section.withDefault("storage_limit_gib", ValueParser.integer(20, MAX_STORAGE_GIB),
				Math.min(2 * storage, MAX_STORAGE_GIB));
		section.check(limit >= storage * 1.1, "storage_limit_gib",
				"at least 10 percent above storage_gib, which is " + storage);
		return new RdsSettings(section.required("class", DatabaseClass::parse), storage, limit,
				section.withDefault("multi_zone", ValueParser.FLAG, false),
				section.withDefault("backup_days", ValueParser.integer(1, 35), 7),
				section.withDefault("deletion_protection", ValueParser.FLAG, true),
				section.withDefault("final_snapshot", ValueParser.FLAG, true),
				section.withDefault("apply_immediately", ValueParser.FLAG, false),
				section.withDefault("performance_insights", ValueParser.FLAG, true));
	}

}
