package dev.counter.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.counter.contract.StartCommand;
import dev.counter.contract.Variable;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;

/**
 * Main class of the S3 of one machine: S3Proxy with one bucket, which is a folder.
 */
final class LocalS3Main {

	private LocalS3Main() {
	}

	public static void main(String[] args) {
		try {
			Path folder = Path.of(value(Variable.S3_FOLDER)).toAbsolutePath();
			prepare(folder.resolve(value(Variable.FILES_BUCKET)));
			Properties properties = properties(folder);
			S3Proxy server = S3Proxy.Builder.fromProperties(properties)
				.blobStore(BlobStores.create("filesystem", properties))
				.build();
			server.start();
			if (StartCommand.isTraining()) {
				server.stop();
				return;
			}
			System.out.println("S3 listens on port " + server.getPort() + ".");
			Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
		}
		// S3Proxy declares no narrower one.
		catch (Exception ex) {
			System.err.println("S3 cannot be started: " + ex.getMessage());
			System.exit(1);
		}
	}

	private static Properties properties(Path folder) {
		Properties properties = new Properties();
		boolean training = StartCommand.isTraining();
		properties.setProperty("s3proxy.endpoint", "http://" + (training ? "127.0.0.1:0" : value(Variable.S3_ADDRESS)));
		properties.setProperty("s3proxy.authorization", "aws-v4");
		properties.setProperty("s3proxy.identity", training ? "none" : required(Variable.FILES_ACCESS_KEY));
		properties.setProperty("s3proxy.credential", training ? "none" : required(Variable.FILES_SECRET_KEY));
		// Clients of AWS send headers that S3Proxy does not know, such as
		// x-amz-mp-object-size.
		properties.setProperty("s3proxy.ignore-unknown-headers", "true");
		properties.setProperty("s3proxy.cors-allow-origins", origins());
		properties.setProperty("s3proxy.cors-allow-methods", "PUT");
		properties.setProperty("s3proxy.cors-exposed-headers", "ETag");
		properties.setProperty("jclouds.filesystem.basedir", folder.toString());
		return properties;
	}

	/**
	 * Creates the bucket. For S3Proxy one that others can read is public, and ETags are
	 * extended attributes, which it would lose silently.
	 */
	private static void prepare(Path bucket) throws IOException {
		Files.createDirectories(bucket);
		Files.setPosixFilePermissions(bucket, PosixFilePermissions.fromString("rwx------"));
		if (!Files.getFileStore(bucket).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
			throw new IOException("the file system of " + bucket
					+ " has no extended attributes (on macOS, Java has them from JDK 18 on)");
		}
	}

	/** Regular expressions, separated by spaces. */
	private static String origins() {
		return Arrays.stream(value(Variable.S3_ORIGINS).split("[,\\s]+"))
			.filter(Predicate.not(String::isEmpty))
			.map(Pattern::quote)
			.collect(Collectors.joining(" "));
	}

	private static void stop(S3Proxy server) {
		try {
			server.stop();
		}
		catch (Exception ex) {
			System.err.println("S3 cannot be stopped: " + ex);
		}
	}

	/** Without keys, S3Proxy would answer everyone. */
	private static String required(Variable variable) {
		String value = value(variable);
		if (value.isEmpty()) {
			throw new IllegalArgumentException(variable + " is missing");
		}
		return value;
	}

	private static String value(Variable variable) {
		String value = System.getenv(variable.name());
		return (value == null || value.isBlank()) ? variable.defaultText() : value.strip();
	}

}
