package dev.counter.contract;

import java.util.Locale;

/**
 * The three processes that answer requests: who they are, where they listen and as whom
 * they log in to the database.
 */
public enum Service {

	/** Adds values. */
	ADDER(8081, 9081, Routes.ADDER, DatabaseRole.ADDER),

	/** Shows the home page, the sum and the entries; answers what no rule matches. */
	DISPLAY(8082, 9082, Routes.DISPLAY, DatabaseRole.DISPLAY),

	/** Empties the counter. */
	RESET(8083, 9083, Routes.RESET, DatabaseRole.RESET);

	private final int port;

	private final int managementPort;

	private final String page;

	private final DatabaseRole role;

	Service(int port, int managementPort, String page, DatabaseRole role) {
		this.port = port;
		this.managementPort = managementPort;
		this.page = page;
		this.role = role;
	}

	/**
	 * The short name, as in log groups, target groups and log files.
	 * @return {@code adder}, {@code display} or {@code reset}
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The Maven module that builds the service, and the name of its jar without
	 * {@code .jar}.
	 * @return for example {@code adder-service}
	 */
	public String module() {
		return key() + "-service";
	}

	/**
	 * The TCP port that requests come to, unless {@link Variable#SERVER_PORT} says
	 * otherwise.
	 * @return the port
	 */
	public int port() {
		return this.port;
	}

	/**
	 * The TCP port of health, info and metrics, unless
	 * {@link Variable#MANAGEMENT_SERVER_PORT} says otherwise; no forwarding rule reaches
	 * it.
	 * @return the port
	 */
	public int managementPort() {
		return this.managementPort;
	}

	/**
	 * The path of the service's own page.
	 * @return for example {@code /adder_service}
	 */
	public String page() {
		return this.page;
	}

	/**
	 * The database role that the service logs in as.
	 * @return the role
	 */
	public DatabaseRole role() {
		return this.role;
	}

}
