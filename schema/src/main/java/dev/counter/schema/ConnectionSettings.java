package dev.counter.schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Variable;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.SslMode;

/**
 * Connection settings of the environment.
 *
 * @param ca a PEM bundle for {@code verify-full}; without one, TLS is used when the
 * server offers it
 */
record ConnectionSettings(String host, int port, String name, String user, String password, @Nullable Path ca) {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	/** A statement that waits for a table blocks every later one: it fails after 5 s. */
	private static final String OPTIONS = "-c lock_timeout=5s";

	static ConnectionSettings from(Map<String, String> environment) {
		String ca = value(environment, Variable.DATABASE_CA, "");
		return new ConnectionSettings(value(environment, Variable.DATABASE_HOST, Variable.DATABASE_HOST.defaultText()),
				port(value(environment, Variable.DATABASE_PORT, Variable.DATABASE_PORT.defaultText())),
				value(environment, Variable.DATABASE_NAME, Variable.DATABASE_NAME.defaultText()),
				value(environment, Variable.DATABASE_USER, DatabaseRole.OWNER.roleName()),
				value(environment, Variable.DATABASE_PASS, ""), ca.isEmpty() ? null : readable(ca));
	}

	private static String value(Map<String, String> environment, Variable variable, String fallback) {
		String value = environment.getOrDefault(variable.name(), "");
		return value.isEmpty() ? fallback : value;
	}

	private static int port(String text) {
		if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
			throw new MigrationException(Variable.DATABASE_PORT + " is '" + text + "', not a number from 1 to 65535.",
					null);
		}
		return Integer.parseInt(text);
	}

	private static Path readable(String text) {
		Path path = Path.of(text);
		if (!Files.isReadable(path)) {
			throw new MigrationException(
					Variable.DATABASE_CA + " names " + path.toAbsolutePath() + ", which cannot be read.", null);
		}
		return path;
	}

	PGSimpleDataSource dataSource() {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setServerNames(new String[] { this.host });
		dataSource.setPortNumbers(new int[] { this.port });
		dataSource.setDatabaseName(this.name);
		dataSource.setUser(this.user);
		dataSource.setPassword(this.password);
		dataSource.setApplicationName("counter-migrator");
		dataSource.setConnectTimeout((int) CONNECT_TIMEOUT.toSeconds());
		dataSource.setTcpKeepAlive(true);
		dataSource.setOptions(OPTIONS);
		if (this.ca != null) {
			dataSource.setSslMode(SslMode.VERIFY_FULL.value);
			dataSource.setSslRootCert(this.ca.toString());
		}
		return dataSource;
	}

	String address() {
		return this.host + ":" + this.port;
	}

	@Override
	public String toString() {
		return this.name + " on " + address();
	}

}
