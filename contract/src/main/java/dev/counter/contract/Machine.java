package dev.counter.contract;

import java.nio.file.Path;

/**
 * What is where on the adder's virtual machine: its user data, the archive that it
 * unpacks, and the alarms on what its agent sends agree on it.
 */
public final class Machine {

	/** The service that the machine is for. */
	public static final Service SERVICE = Service.ADDER;

	/**
	 * The variables of the service, {@code NAME=value} a line, to be written before
	 * {@link #INSTALL} runs.
	 */
	public static final String ENVIRONMENT_FILE = "/etc/counter/adder.env";

	/** The archive: a gzipped tar without a leading folder. */
	public static final String ARCHIVE = SERVICE.module() + ".tar.gz";

	/** At the top of the archive: installs and starts all, any number of times. */
	public static final String INSTALL = "install.sh";

	/** Where the service is installed; nothing there is written to afterwards. */
	public static final String DIRECTORY = "/opt/counter/adder";

	/** Amazon RDS's certificates: what {@link Variable#DATABASE_CA} names. */
	public static final String CA = DIRECTORY + "/trust/rds-ca.pem";

	/** The user and the group that the service runs as. */
	public static final String USER = "counter";

	/** The unit that runs it. */
	public static final String UNIT = "counter-adder.service";

	/** The output of the service, shipped by the agent. */
	public static final String LOG = "/var/log/counter/adder.log";

	/** The namespace of what the agent measures. */
	public static final String METRICS = "Counter";

	/** The dimension with {@link Service#key()}; there are these two and no host. */
	public static final String SERVICE_DIMENSION = "Service";

	/** The dimension with the name of the environment. */
	public static final String ENVIRONMENT_DIMENSION = "Environment";

	/** The memory of the machine that is in use, in percent. */
	public static final String MEMORY_METRIC = "mem_used_percent";

	/** The file system of the machine that is in use, in percent. */
	public static final String DISK_METRIC = "disk_used_percent";

	private Machine() {
	}

	/**
	 * The log group that the agent writes to; it exists already.
	 * @param environment the name of the environment
	 * @return for example {@code /counter/small/adder}
	 */
	public static String logGroup(String environment) {
		return "/counter/" + environment + "/" + SERVICE.key();
	}

	/**
	 * How the machine starts the service.
	 * @return the command, with a cache that was trained by {@link #INSTALL}
	 */
	public static StartCommand startCommand() {
		return new StartCommand(Path.of("/usr/bin/java"), Path.of(DIRECTORY), "app", Limits.SERVICE_MEMORY_MIB, true);
	}

}
