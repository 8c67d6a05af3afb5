package dev.counter.contract;

import java.nio.file.Path;

/**
 * Layout of the container images.
 */
public final class ContainerImage {

	/** User id and group id. */
	public static final int USER = 10001;

	/** The only writable folder, a volume of the user. */
	public static final String TEMPORARY = "/tmp";

	/** Amazon RDS's certificates: what {@link Variable#DATABASE_CA} names in AWS. */
	public static final String CA = "/app/trust/rds-ca.pem";

	private ContainerImage() {
	}

	/** The start command of every image, with the AOT cache of its build. */
	public static StartCommand startCommand() {
		return new StartCommand(Path.of("java"), Path.of("/app"), "app", Limits.SERVICE_MEMORY_MIB, true);
	}

}
