package dev.counter.contract;

import java.nio.file.Path;

/**
 * Layout of the adder's virtual machine, for its user data, archive, agent and alarms.
 */
public final class Machine {

	/** The service on the machine. */
	public static final Service SERVICE = Service.ADDER;

	/** Environment file of the service, written before {@link #INSTALL} runs. */
	public static final String ENVIRONMENT_FILE = "/etc/counter/adder.env";

	/** The archive: a gzipped tar without a leading folder. */
	public static final String ARCHIVE = SERVICE.module() + ".tar.gz";

	/** Script at the top of the archive: installs and starts all, idempotent. */
	public static final String INSTALL = "install.sh";

	/** Installation folder of the service, read-only afterwards. */
	public static final String DIRECTORY = "/opt/counter/adder";

	/** Amazon RDS's certificates: what {@link Variable#DATABASE_CA} names. */
	public static final String CA = DIRECTORY + "/trust/rds-ca.pem";

	/** The user and the group that the service runs as. */
	public static final String USER = "counter";

	/** The systemd unit. */
	public static final String UNIT = "counter-adder.service";

	/** Log file of the service, which the agent ships. */
	public static final String LOG = "/var/log/counter/adder.log";

	/** Namespace of the agent's metrics. */
	public static final String METRICS = "Counter";

	/** Metric dimension with {@link Service#key()}. */
	public static final String SERVICE_DIMENSION = "Service";

	/** Metric dimension with the name of the environment. */
	public static final String ENVIRONMENT_DIMENSION = "Environment";

	/** Used memory in percent. */
	public static final String MEMORY_METRIC = "mem_used_percent";

	/** Used disk space in percent. */
	public static final String DISK_METRIC = "disk_used_percent";

	private Machine() {
	}

	/** The existing log group of an environment's agent: {@code /counter/small/adder}. */
	public static String logGroup(String environment) {
		return "/counter/" + environment + "/" + SERVICE.key();
	}

	/** The start command, with the AOT cache that {@link #INSTALL} trained. */
	public static StartCommand startCommand() {
		return new StartCommand(Path.of("/usr/bin/java"), Path.of(DIRECTORY), "app", Limits.SERVICE_MEMORY_MIB, true);
	}

}
