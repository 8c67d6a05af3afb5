package dev.counter.infra.settings;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * RDS instance classes on Graviton, with their {@code max_connections}: three quarters of
 * RDS's default (memory / 9531392 bytes), as less than the nominal memory is available.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections">
 * Maximum number of database connections</a>
 */
public enum DatabaseClass {

	T4G_MICRO("db.t4g.micro", 1), T4G_SMALL("db.t4g.small", 2), T4G_MEDIUM("db.t4g.medium", 4),
	T4G_LARGE("db.t4g.large", 8), M7G_LARGE("db.m7g.large", 8), M7G_XLARGE("db.m7g.xlarge", 16),
	M7G_2XLARGE("db.m7g.2xlarge", 32), M7G_4XLARGE("db.m7g.4xlarge", 64), R7G_LARGE("db.r7g.large", 16),
	R7G_XLARGE("db.r7g.xlarge", 32), R7G_2XLARGE("db.r7g.2xlarge", 64);

	/** Most memory of IAM logins, in addition to PostgreSQL's. */
	private static final int IAM_MEMORY_MIB = 1000;

	private final String className;

	private final int memoryGib;

	DatabaseClass(String className, int memoryGib) {
		this.className = className;
		this.memoryGib = memoryGib;
	}

	static DatabaseClass parse(Object value) {
		String expected = "one of " + Arrays.stream(values())
			.filter(DatabaseClass::fitsIamLogins)
			.map(DatabaseClass::className)
			.collect(Collectors.joining(", "));
		DatabaseClass found = Arrays.stream(values())
			.filter((candidate) -> candidate.className.equals(value))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(expected));
		if (!found.fitsIamLogins()) {
			throw new IllegalArgumentException(expected + ", since IAM logins take up to " + IAM_MEMORY_MIB + " MiB");
		}
		return found;
	}

	/**
	 * A quarter of the memory is {@code shared_buffers}; the rest has to hold IAM logins,
	 * which need 300 to 1000 MiB.
	 * @see <a href=
	 * "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html">Limitations
	 * of IAM database authentication</a>
	 */
	private boolean fitsIamLogins() {
		return this.memoryGib * 1024 * 3 / 4 > IAM_MEMORY_MIB;
	}

	public String className() {
		return this.className;
	}

	/** Nominal memory. */
	public int memoryGib() {
		return this.memoryGib;
	}

	/** The parameter {@code max_connections}. */
	public int connections() {
		return (int) Math.min(5000, (this.memoryGib * (1L << 30)) / 9_531_392 * 3 / 4);
	}

}
