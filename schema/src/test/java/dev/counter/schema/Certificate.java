package dev.counter.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * Self-signed server certificate.
 *
 * @param chain the certificate, PEM
 * @param key its private key, PEM
 */
record Certificate(String chain, String key) {

	private static final String ENTRY = "server";

	private static final String PASSWORD = "changeit";

	/** Runs keytool: the JDK has no public API for this. */
	static Certificate forHost(String host, Path folder) throws Exception {
		Path store = folder.resolve(host + ".p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", ENTRY, "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "SAN=DNS:" + host,
				"-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD)
			.inheritIO()
			.start();
		if (keytool.waitFor() != 0) {
			throw new IllegalStateException("keytool failed");
		}
		return read(store);
	}

	private static Certificate read(Path path) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(path)) {
			store.load(in, PASSWORD.toCharArray());
		}
		return new Certificate(pem("CERTIFICATE", store.getCertificate(ENTRY).getEncoded()),
				pem("PRIVATE KEY", store.getKey(ENTRY, PASSWORD.toCharArray()).getEncoded()));
	}

	private static String pem(String type, byte[] content) {
		return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + type
				+ "-----\n";
	}

	/** Installs both in PostgreSQL's data directory. */
	void install(Path dataDirectory) throws IOException {
		Files.writeString(dataDirectory.resolve("server.crt"), this.chain);
		Path key = Files.writeString(dataDirectory.resolve("server.key"), this.key);
		Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
	}

}
