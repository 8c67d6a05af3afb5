package dev.counter.infra.settings;

/**
 * The database's size, and how well it is kept.
 *
 * @param databaseClass the instance class
 * @param storageGib the storage that it starts with, GiB
 * @param storageLimitGib up to where storage grows by itself, GiB
 * @param multiZone whether a standby in the other zone takes over
 * @param backupDays how long backups are kept; within them any second can be restored
 * @param deletionProtection whether AWS refuses to delete it
 * @param finalSnapshot whether a snapshot stays when it is deleted
 * @param applyImmediately whether a change that may restart it happens at once, or in its
 * maintenance window
 * @param performanceInsights whether the load by statement is recorded for 7 days
 */
public record RdsSettings(DatabaseClass databaseClass, int storageGib, int storageLimitGib, boolean multiZone,
		int backupDays, boolean deletionProtection, boolean finalSnapshot, boolean applyImmediately,
		boolean performanceInsights) {

	/** The largest disk that RDS has. */
	private static final int MOST_GIB = 65_536;

	static RdsSettings from(SettingsSection section) {
		int storage = section.withDefault("storage_gib", ValueParser.integer(20, MOST_GIB * 10 / 11), 20);
		int limit = section.withDefault("storage_limit_gib", ValueParser.integer(20, MOST_GIB),
				Math.min(2 * storage, MOST_GIB));
		section.check(limit >= storage * 1.1, "storage_limit_gib",
				"at least 10 percent above storage_gib, which is " + storage);
		RdsSettings settings = new RdsSettings(section.required("class", DatabaseClass::read), storage, limit,
				section.withDefault("multi_zone", ValueParser.FLAG, false),
				section.withDefault("backup_days", ValueParser.integer(1, 35), 7),
				section.withDefault("deletion_protection", ValueParser.FLAG, true),
				section.withDefault("final_snapshot", ValueParser.FLAG, true),
				section.withDefault("apply_immediately", ValueParser.FLAG, false),
				section.withDefault("performance_insights", ValueParser.FLAG, true));
		section.end();
		return settings;
	}

}
