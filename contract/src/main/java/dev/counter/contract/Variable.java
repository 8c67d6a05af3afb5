package dev.counter.contract;

/**
 * The environment variables that services and the migrator read, the same on a laptop, in
 * a container and on a virtual machine.
 */
public enum Variable {

	DATABASE_HOST("localhost", "host name or address of PostgreSQL", "a host name or an address, without a port"),

	DATABASE_PORT("5432", "port of PostgreSQL", "a whole number from 1 to 65535"),

	DATABASE_NAME("counter", "name of the database"),

	DATABASE_USER("the service's own role", "role to log in as; the migrator logs in as the owner"),

	DATABASE_PASS("", "password of that role; unused with `DATABASE_AUTH=iam`"),

	DATABASE_AUTH("password", "`password`, or `iam` for short-lived tokens of AWS", "password or iam"),

	DATABASE_POOL_SIZE("10", "connections that a service keeps at most, 1 to 100", "a whole number from 1 to 100"),

	DATABASE_CA("",
			"path of a PEM bundle; if set, the connection uses TLS and the server's certificate is verified against it (`verify-full`)",
			"the path of a readable PEM file with at least one certificate"),

	DATABASE_ADDER_PASS("", "migrator only: password that the adder's role gets; empty leaves it without one"),

	DATABASE_DISPLAY_PASS("", "migrator only: the same for the display's role"),

	DATABASE_RESET_PASS("", "migrator only: the same for the reset's role"),

	DATABASE_OPERATOR_PASS("", "migrator only: the same for the operator's role"),

	FILES_BUCKET("counter-files", "name of the S3 bucket that files are kept in",
			"the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens"),

	FILES_ENDPOINT("", "address of an S3 other than that of AWS, as services reach it", "an http or https URL"),

	FILES_PUBLIC_ENDPOINT("", "the same address as browsers reach it; empty: `FILES_ENDPOINT`", "an http or https URL"),

	FILES_ACCESS_KEY("", "access key of that S3; empty: the role of the machine or the task"),

	FILES_SECRET_KEY("", "secret key of that S3"),

	FILES_PER_DAY("100", "files that a network may upload, and exports that it may request, in 24 hours",
			"a whole number from 0"),

	FILES_BYTES_PER_DAY("21474836480", "their bytes", "a whole number from 0"),

	FILES_BYTES_KEPT("107374182400", "bytes of all files that are kept at a time", "a whole number from 0"),

	FILES_IMPORT_ROWS("20000000", "adder only: most rows of an import", "a whole number from 1"),

	SERVER_ADDRESS("every address", "address that a service answers on"),

	SERVER_PORT("8081, 8082, 8083", "port that adder, display, reset answer on", "a whole number from 0 to 65535"),

	MANAGEMENT_SERVER_ADDRESS("every address", "address of their health, info and metrics"),

	MANAGEMENT_SERVER_PORT("9081, 9082, 9083", "port of their health, info and metrics",
			"a whole number from 0 to 65535"),

	ALLOWED_HOSTS("",
			"host names that services and front door answer to in addition to `localhost` and IP addresses, separated by commas; empty: on a loopback address none, else every name"),

	LOG_FORMAT("plain", "`plain` lines or `json`, one object per line", "plain or json"),

	COUNTER_RELEASE("the commit of the build", "name of the release that answers carry",
			"1 to 100 visible ASCII characters"),

	COUNTER_ENVIRONMENT("", "virtual machine only: name of the environment, which its logs and metrics carry"),

	FRONT_DOOR_PORT("8080", "front door only: port that it listens on"),

	FRONT_DOOR_ADDER("http://localhost:8081", "front door only: where the adder is"),

	FRONT_DOOR_DISPLAY("http://localhost:8082", "front door only: where the display is"),

	FRONT_DOOR_RESET("http://localhost:8083", "front door only: where the reset is"),

	S3_ADDRESS("0.0.0.0:8084", "S3 of one machine only: address and port that it listens on"),

	S3_FOLDER("files", "S3 of one machine only: folder that its bucket is in"),

	S3_ORIGINS("", "S3 of one machine only: origins whose pages may send parts to it, separated by commas");

	private final String defaultText;

	private final String meaning;

	private final String expected;

	Variable(String defaultText, String meaning) {
		this(defaultText, meaning, "any text");
	}

	Variable(String defaultText, String meaning, String expected) {
		this.defaultText = defaultText;
		this.meaning = meaning;
		this.expected = expected;
	}

	/** The default value, or words that describe it; empty when there is none. */
	public String defaultText() {
		return this.defaultText;
	}

	/** The meaning as a phrase in Markdown. */
	public String meaning() {
		return this.meaning;
	}

	/** The valid values as a phrase, such as "a whole number from 1 to 100". */
	public String expected() {
		return this.expected;
	}

}
