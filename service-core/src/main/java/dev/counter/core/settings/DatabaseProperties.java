package dev.counter.core.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

import dev.counter.contract.Variable;

import org.springframework.boot.context.properties.ConfigurationProperties;

import static dev.counter.core.settings.InvalidVariableException.require;

/**
 * Address of the database and login to it.
 *
 * @param host a name or an address
 * @param port the TCP port
 * @param pass the role's password, empty for none
 * @param auth {@code password} or {@code iam}
 * @param poolSize the most connections
 * @param ca the CA bundle that the server's certificate is verified against; empty for no
 * verification
 * @param region the AWS region that tokens are signed for, empty where the host says it
 */
@ConfigurationProperties("counter.database")
public record DatabaseProperties(String host, int port, String name, String user, String pass, String auth,
		int poolSize, String ca, String region) {

	private static final String HOST = "[A-Za-z0-9._-]+|[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f.]{0,15}){2,8}";

	public DatabaseProperties {
		host = host.strip();
		name = name.strip();
		user = user.strip();
		auth = auth.strip();
		ca = ca.strip();
		require(host.matches(HOST), Variable.DATABASE_HOST, host);
		require(port >= 1 && port <= 65535, Variable.DATABASE_PORT, port);
		require(poolSize >= 1 && poolSize <= 100, Variable.DATABASE_POOL_SIZE, poolSize);
		require(auth.matches("password|iam"), Variable.DATABASE_AUTH, auth);
		require(ca.isEmpty() || hasCertificate(ca), Variable.DATABASE_CA, ca);
		if (auth.equals("iam")) {
			require(!ca.isEmpty(), Variable.DATABASE_CA, ca,
					"the path of a PEM bundle, because DATABASE_AUTH=iam sends its token only over verified TLS");
			require(!region.isEmpty() || host.contains(".rds.amazonaws.com"), Variable.DATABASE_HOST, host,
					"an endpoint of RDS for DATABASE_AUTH=iam, unless AWS_REGION names a region");
		}
	}

	/**
	 * Whether the login is by IAM tokens and not by password.
	 * @return whether the driver signs a token for each login
	 */
	public boolean usesIam() {
		return this.auth.equals("iam");
	}

	@Override
	public String toString() {
		return "%s@%s:%s/%s (%s)".formatted(this.user, this.host, this.port, this.name, this.auth);
	}

	private static boolean hasCertificate(String path) {
		try (InputStream pem = Files.newInputStream(Path.of(path))) {
			return !CertificateFactory.getInstance("X.509").generateCertificates(pem).isEmpty();
		}
		catch (InvalidPathException | IOException | CertificateException ex) {
			return false;
		}
	}

}
