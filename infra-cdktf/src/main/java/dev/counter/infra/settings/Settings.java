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
 * @param watching alarms and budget
 */
public record Settings(String environment, AccountSettings account, NetworkSettings network, EntranceSettings entrance,
		DatabaseSettings database, AdderSettings adder, TaskSettings display, TaskSettings reset,
		BastionSettings bastion, int logDays, boolean protectLogs, WatchingSettings watching) {

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
	public static Settings read(Path directory, String environment) {
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
	public static List<Settings> readAll(Path directory) {
		try (Stream<Path> files = Files.list(directory.resolve("environments"))) {
			List<Settings> all = new ArrayList<>();
			files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(ENDING))
				.map((name) -> name.substring(0, name.length() - ENDING.length()))
				.sorted()
				.forEach((environment) -> all.add(read(directory, environment)));
			if (all.isEmpty()) {
				throw new WrongSetting("environments: there is no file; it must be one NAME.yaml at least.");
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
	private static void refuseOverlaps(List<Settings> all) {
		for (Settings one : all) {
			for (Settings other : all.subList(0, all.indexOf(one))) {
				if (one.network.range().overlaps(other.network.range())) {
					throw new WrongSetting(
							"environments/%s.yaml: network.range is %s; it must be free of overlaps with %s of environments/%s.yaml."
								.formatted(one.environment, one.network.range(), other.network.range(),
										other.environment));
				}
			}
		}
	}

	private static void refuseUnknown(List<Settings> all) {
		List<String> names = all.stream().map(Settings::environment).toList();
		all.get(0).account().environments().stream().filter((name) -> !names.contains(name)).forEach((name) -> {
			throw new WrongSetting("account.yaml: environments names %s; it must name some of %s.".formatted(name,
					String.join(", ", names)));
		});
	}

	private static Settings from(Section file, String environment, AccountSettings account) {
		Section networkSection = file.section("network");
		NetworkSettings network = NetworkSettings.from(networkSection, account);
		EntranceSettings entrance = EntranceSettings.from(file.section("entrance"));
		Section database = file.section("database");
		DatabaseSettings databaseSettings = DatabaseSettings.from(database);
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
		boolean protectLogs = file.withDefault("protect_logs", Reading.FLAG, true);
		WatchingSettings watching = WatchingSettings.from(file.section("watching"));
		file.end();
		return new Settings(environment, account, network, entrance, databaseSettings, adder, display, reset, bastion,
				logDays, protectLogs, watching);
	}

}
