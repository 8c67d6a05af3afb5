package dev.counter.infra.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.counter.infra.Names;

/**
 * Settings of an environment, read from {@code environments/NAME.yaml} and validated.
 *
 * @param environment its name, the file's
 * @param account shared by all environments, from {@code account.yaml}
 * @param entrance the load balancer
 * @param logDays how long CloudWatch keeps logs
 * @param protectLogs whether the pipeline must not delete logs
 */
public record EnvironmentSettings(String environment, AccountSettings account, NetworkSettings network,
		LoadBalancerSettings entrance, RdsSettings database, AdderSettings adder, TaskSettings display,
		TaskSettings reset, FilesSettings files, BastionSettings bastion, int logDays, boolean protectLogs,
		MonitoringSettings monitoring) {

	private static final String EXTENSION = ".yaml";

	/** Five interface endpoints, and two adders during a release. */
	private static final int ADDRESSES_BESIDE_TASKS = 5 + 2;

	/** Connections of a migrator: one migrates, one holds the lock. */
	private static final int MIGRATOR_CONNECTIONS = 2;

	/** Connections for operators, monitoring and RDS itself. */
	private static final int RESERVED_CONNECTIONS = 5;

	/**
	 * Retention times of CloudWatch Logs.
	 * @see <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">
	 * PutRetentionPolicy</a>
	 */
	private static final ValueParser<Integer> LOG_DAYS = ValueParser.integerOf(List.of(1, 3, 5, 7, 14, 30, 60, 90, 120,
			150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653));

	/**
	 * Reads one environment.
	 * @param directory the folder with {@code account.yaml} and {@code environments}
	 * @throws InvalidSettingException for the first invalid setting
	 */
	public static EnvironmentSettings read(Path directory, String environment) {
		return read(directory, environment, AccountSettings.read(directory));
	}

	/**
	 * Reads every environment.
	 * @param directory the folder with {@code account.yaml} and {@code environments}
	 * @return the settings in the order of their names
	 * @throws InvalidSettingException for the first invalid setting
	 */
	public static List<EnvironmentSettings> readAll(Path directory) {
		AccountSettings account = AccountSettings.read(directory);
		try (Stream<Path> files = Files.list(directory.resolve("environments"))) {
			List<EnvironmentSettings> all = files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(EXTENSION))
				.map((name) -> name.substring(0, name.length() - EXTENSION.length()))
				.sorted()
				.map((environment) -> read(directory, environment, account))
				.toList();
			if (all.isEmpty()) {
				throw new InvalidSettingException("environments: there is no file; it must be one NAME.yaml at least.");
			}
			EnvironmentName.rejectPrefixes(all);
			rejectOverlaps(all);
			account.rejectUnknown(all.stream().map(EnvironmentSettings::environment).toList());
			return all;
		}
		catch (IOException ex) {
			throw SettingsFile.unreadable("environments", ex);
		}
	}

	public Names names() {
		return Names.of(this.account, this.environment);
	}

	private static EnvironmentSettings read(Path directory, String environment, AccountSettings account) {
		String name = "environments/" + environment + EXTENSION;
		EnvironmentName.check(name, environment, account);
		return SettingsFile.read(directory, name).readAs((file) -> from(file, environment, account));
	}

	/** Networks with common addresses can never be peered. */
	private static void rejectOverlaps(List<EnvironmentSettings> all) {
		for (EnvironmentSettings one : all) {
			for (EnvironmentSettings other : all.subList(0, all.indexOf(one))) {
				if (one.network.range().overlaps(other.network.range())) {
					throw new InvalidSettingException(
							"environments/%s.yaml: network.range is %s; it must be free of overlaps with %s of environments/%s.yaml."
								.formatted(one.environment, one.network.range(), other.network.range(),
										other.environment));
				}
			}
		}
	}

	private static EnvironmentSettings from(SettingsSection file, String environment, AccountSettings account) {
		file.renamed("watching", "monitoring");
		SettingsSection network = file.section("network");
		SettingsSection database = file.section("database");
		RdsSettings rds = database.readAs(RdsSettings::from);
		EnvironmentSettings settings = new EnvironmentSettings(environment, account,
				network.readAs((section) -> NetworkSettings.from(section, account)),
				file.section("entrance").readAs(LoadBalancerSettings::from), rds,
				file.section("adder").readAs(AdderSettings::from), file.section("display").readAs(TaskSettings::from),
				file.section("reset").readAs(TaskSettings::from),
				file.section("files").readAs((section) -> FilesSettings.from(section, rds)),
				file.section("bastion").readAs(BastionSettings::from), file.required("log_days", LOG_DAYS),
				file.withDefault("protect_logs", ValueParser.FLAG, true),
				file.section("monitoring").readAs(MonitoringSettings::from));
		settings.network.checkSize(network,
				ADDRESSES_BESIDE_TASKS + 2 * (settings.display.maxTasks() + settings.reset.maxTasks()));
		int needed = settings.connections();
		int available = settings.database.databaseClass().connections();
		database.check(needed <= available, "class",
				"one with " + needed + " connections for all pools, migrators and a reserve, it has " + available
						+ " (or pool_size and max_tasks smaller)");
		return settings;
	}

	/** Database connections at most: a release doubles tasks and adders. */
	private int connections() {
		return 2 * this.adder.poolSize() + pools(this.display) + pools(this.reset)
				+ this.display.maxTasks() * MIGRATOR_CONNECTIONS + RESERVED_CONNECTIONS;
	}

	private static int pools(TaskSettings tasks) {
		return 2 * tasks.maxTasks() * tasks.poolSize();
	}

}
