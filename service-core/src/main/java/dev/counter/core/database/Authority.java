package dev.counter.core.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

import dev.counter.contract.Variable;
import dev.counter.core.settings.Settings;
import dev.counter.core.settings.WrongSetting;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that the database's own is checked with.
 */
final class Authority {

	private static final String EXPECTED = "the path of a readable PEM file with at least one certificate";

	private Authority() {
	}

	static @Nullable Path of(Settings settings) {
		String text = settings.text(Variable.DATABASE_CA);
		if (text.isEmpty()) {
			return null;
		}
		try {
			Path path = Path.of(text).toAbsolutePath();
			if (hasCertificate(path)) {
				return path;
			}
		}
		catch (InvalidPathException | IOException | CertificateException ex) {
			// said below
		}
		throw new WrongSetting(Variable.DATABASE_CA, text, EXPECTED);
	}

	private static boolean hasCertificate(Path path) throws IOException, CertificateException {
		try (InputStream pem = Files.newInputStream(path)) {
			return !CertificateFactory.getInstance("X.509").generateCertificates(pem).isEmpty();
		}
	}

}
