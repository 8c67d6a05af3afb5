package dev.counter.infra.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that an environment decides for itself, read from
 * {@code environments/NAME.yaml} and checked.
 *
 * @param environment its name, the file's
 * @param account what it shares with the others, from {@code account.yaml}
 * @param network the private network
 * @param entrance how visitors come in
 * @param database the database
 * @param adder the adder's virtual machine
 * @param display the display's tasks
 * @param reset the reset's tasks
 * @param bastion the operators' machine
 * @param logDays how long CloudWatch keeps logs
 * @param protectLogs whether the pipeline must not delete logs
 * @param monitoring alarms and budget
 */
public record EnvironmentSettings(String environment, AccountSettings account, NetworkSettings network,
		LoadBalancerSettings entrance, RdsSettings database, AdderSettings adder, TaskSettings display,
		TaskSettings reset, BastionSettings bastion, int logDays, boolean protectLogs, MonitoringSettings monitoring) {

	private static final String ENDING = ".yaml";

	/** Five interface endpoints, and two adders while a release rolls. */
	private static final int ADDRESSES_BESIDE_TASKS = 5 + 2;

	/**
	 * Reads one environment.
	 * @param directory the folder that has {@code account.yaml} and {@code environments}
	 * @param environment the environment's name
	 * @return its settings
	 * @throws WrongSetting for the first thing that is wrong
	 */
	public static EnvironmentSettings read(Path directory, String environment) {
		String name = "environments/" + environment + ENDING;
		AccountSettings account = AccountSettings.from(SettingsFile.read(directory, "account.yaml"));
		EnvironmentName.check(name, environment, account);
		return from(SettingsFile.read(directory, name), environment, account);
	}

	/**
	 * Reads every environment.
	 * @param directory the folder that has {@code account.yaml} and {@code environments}
	 * @return their settings by name
	 * @throws WrongSetting for the first thing that is wrong
	 */
	public static List<EnvironmentSettings> readAll(Path directory) {
		try (Stream<Path> files = Files.list(directory.resolve("environments"))) {
			List<EnvironmentSettings> all = new ArrayList<>();
			files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(ENDING))
				.map((name) -> name.substring(0, name.length() - ENDING.length()))
				.sorted()
				.forEach((environment) -> all.add(read(directory, environment)));
			if (all.isEmpty()) {
				throw new InvalidSettingException("environments: there is no file; it must be one NAME.yaml at least.");
			}
			EnvironmentName.refuseBeginnings(all);
			refuseOverlaps(all);
			refuseUnknown(all);
			return List.copyOf(all);
		}
		catch (IOException ex) {
			throw SettingsFile.unreadable("environments", ex);
		}
	}

	/** Networks that share addresses can never be joined. */
	private static void refuseOverlaps(List<EnvironmentSettings> all) {
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

	private static void refuseUnknown(List<EnvironmentSettings> all) {
		List<String> names = all.stream().map(EnvironmentSettings::environment).toList();
		all.get(0).account().environments().stream().filter((name) -> !names.contains(name)).forEach((name) -> {
			throw new InvalidSettingException("account.yaml: environments names %s; it must name some of %s."
				.formatted(name, String.join(", ", names)));
		});
	}

	private static EnvironmentSettings from(SettingsSection file, String environment, AccountSettings account) {
		file.renamed("watching", "monitoring");
		SettingsSection networkSection = file.section("network");
		NetworkSettings network = NetworkSettings.from(networkSection, account);
		LoadBalancerSettings entrance = LoadBalancerSettings.from(file.section("entrance"));
		SettingsSection database = file.section("database");
		RdsSettings databaseSettings = RdsSettings.from(database);
		AdderSettings adder = AdderSettings.from(file.section("adder"));
		TaskSettings display = TaskSettings.from(file.section("display"));
		TaskSettings reset = TaskSettings.from(file.section("reset"));
		network.checkRoom(networkSection, ADDRESSES_BESIDE_TASKS + 2 * (display.maxTasks() + reset.maxTasks()));
		int needed = ConnectionBudget.needed(adder, display, reset);
		int available = databaseSettings.databaseClass().connections();
		database.check(needed <= available, "class",
				"one with " + needed + " connections for all pools, migrators and a reserve, it has " + available
						+ " (or pool_size and max_tasks smaller)");
		BastionSettings bastion = BastionSettings.from(file.section("bastion"));
		int logDays = file.required("log_days", LogRetention.DAYS);
		boolean protectLogs = file.withDefault("protect_logs", ValueParser.FLAG, true);
		MonitoringSettings monitoring = MonitoringSettings.from(file.section("monitoring"));
		file.end();
		return new EnvironmentSettings(environment, account, network, entrance, databaseSettings, adder, display, reset,
				bastion, logDays, protectLogs, monitoring);
	}

}
