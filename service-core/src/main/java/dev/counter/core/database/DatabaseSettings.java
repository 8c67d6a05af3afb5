package dev.counter.core.database;

import java.nio.file.Path;

import dev.counter.contract.Service;
import dev.counter.contract.Variable;
import dev.counter.core.settings.Settings;
import dev.counter.core.settings.WrongSetting;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Where the database is and how to log in to it, checked.
 *
 * @param host a name or an address
 * @param port the TCP port
 * @param name the database
 * @param user the role
 * @param password the role's password, empty for none
 * @param authentication how to log in
 * @param poolSize how many connections are kept
 * @param authority the certificates that the server's must descend from; {@code null}
 * leaves the connection unchecked
 * @param region the region of AWS that tokens are signed for, {@code null} where the host
 * says it
 */
record DatabaseSettings(String host, int port, String name, String user, String password, Authentication authentication,
		int poolSize, @Nullable Path authority, @Nullable String region) {

	/** A variable of AWS, which its tools set for every process. */
	private static final String AWS_REGION = "AWS_REGION";

	private static final int MAX_PORT = 65535;

	private static final int MAX_POOL = 100;

	static DatabaseSettings of(Service service, Environment environment) {
		Settings settings = new Settings(environment);
		String region = environment.getProperty(AWS_REGION);
		String host = settings.text(Variable.DATABASE_HOST);
		if (!host.matches("[A-Za-z0-9._-]+|[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f.]{0,15}){2,8}")) {
			throw new WrongSetting(Variable.DATABASE_HOST, host, "a host name or an address, without a port");
		}
		Authentication authentication = settings.choice(Variable.DATABASE_AUTH, Authentication.class);
		Path authority = Authority.of(settings);
		if (authentication == Authentication.IAM && authority == null) {
			throw new WrongSetting(Variable.DATABASE_CA, "",
					"the path of a PEM bundle, because DATABASE_AUTH=iam sends its token over checked TLS alone");
		}
		if (authentication == Authentication.IAM && region == null && !host.contains(".rds.amazonaws.com")) {
			throw new WrongSetting(Variable.DATABASE_HOST, host,
					"an endpoint of RDS for DATABASE_AUTH=iam, unless AWS_REGION names a region");
		}
		return new DatabaseSettings(host, settings.number(Variable.DATABASE_PORT, 1, MAX_PORT),
				settings.text(Variable.DATABASE_NAME), settings.text(Variable.DATABASE_USER, service.role().roleName()),
				settings.secret(Variable.DATABASE_PASS), authentication,
				settings.number(Variable.DATABASE_POOL_SIZE, 1, MAX_POOL), authority, region);
	}

	@Override
	public String toString() {
		return "%s@%s:%s/%s (%s)".formatted(this.user, this.host, this.port, this.name, this.authentication);
	}

}
