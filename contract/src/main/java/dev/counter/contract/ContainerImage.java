package dev.counter.contract;

import java.nio.file.Path;

/**
 * What is where in the container images, for whoever builds them and whoever runs them.
 */
public final class ContainerImage {

	/** The number of the user and of the group that images run as. */
	public static final int USER = 10001;

	/**
	 * The one folder that is written to, declared as a volume that belongs to the user.
	 */
	public static final String TEMPORARY = "/tmp";

	/** Amazon RDS's certificates: what {@link Variable#DATABASE_CA} names in AWS. */
	public static final String CA = "/app/trust/rds-ca.pem";

	private ContainerImage() {
	}

	/**
	 * How every image starts its program.
	 * @return the command, with a cache that was trained when the image was built
	 */
	public static StartCommand startCommand() {
		return new StartCommand(Path.of("java"), Path.of("/app"), "app", Limits.SERVICE_MEMORY_MIB, true);
	}

}
