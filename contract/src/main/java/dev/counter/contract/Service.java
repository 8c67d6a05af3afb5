package dev.counter.contract;

import java.util.Locale;

/**
 * The three service processes: ports, page and database role.
 */
public enum Service {

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

	/** The short name in log groups, target groups and log files: {@code adder}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The Maven module and the name of its jar: {@code adder-service}. */
	public String module() {
		return key() + "-service";
	}

	/** The default TCP port, see {@link Variable#SERVER_PORT}. */
	public int port() {
		return this.port;
	}

	/**
	 * The default TCP port of health, info and metrics, which no forwarding rule reaches,
	 * see {@link Variable#MANAGEMENT_SERVER_PORT}.
	 */
	public int managementPort() {
		return this.managementPort;
	}

	/** The path of the service's page: {@code /adder_service}. */
	public String page() {
		return this.page;
	}

	/** The database role that the service logs in as. */
	public DatabaseRole role() {
		return this.role;
	}

}
