package dev.counter.s3;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.counter.contract.Variable;

/**
 * The S3 of one machine as a child process: its command, its variables, and those of the
 * services that use it.
 *
 * @param port the TCP port on the loopback address
 * @param accessKey the access key
 * @param secretKey the secret key
 */
public record LocalS3(int port, String accessKey, String secretKey) {

	private static final String HOST = "127.0.0.1";

	/** Parts are streamed: four at a time need less than half of it. */
	private static final List<String> OPTIONS = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

	/**
	 * The command line.
	 * @param libraries the folder of its libraries, {@code target/lib} of this module
	 */
	public static List<String> command(Path java, Path libraries) {
		String classPath = Stream.of(LocalS3.class, Variable.class)
			.map((type) -> Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())))
			.map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator, "", File.pathSeparator + libraries.resolve("*")));
		return Stream.of(List.of(java.toString()), OPTIONS, List.of("-cp", classPath, LocalS3Main.class.getName()))
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * The origins of a front door on the loopback addresses.
	 * @param names the host names that it answers to in addition
	 */
	public static List<String> origins(Set<String> names, int port) {
		return Stream.concat(Stream.of("localhost", HOST, "[::1]"), names.stream())
			.map((name) -> "http://" + name + (port == 80 ? "" : ":" + port))
			.toList();
	}

	/**
	 * The variables of the process.
	 * @param folder the folder of its bucket
	 * @param origins the origins whose pages may send parts to it
	 */
	public Map<String, String> ownVariables(Path folder, List<String> origins) {
		Map<String, String> variables = new HashMap<>(variables());
		variables.put(Variable.S3_ADDRESS.name(), HOST + ":" + this.port);
		variables.put(Variable.S3_FOLDER.name(), folder.toString());
		variables.put(Variable.S3_ORIGINS.name(), String.join(",", origins));
		return variables;
	}

	/** The variables of a service. */
	public Map<String, String> variables() {
		return Map.of(Variable.FILES_ENDPOINT.name(), endpoint().toString(), Variable.FILES_ACCESS_KEY.name(),
				this.accessKey, Variable.FILES_SECRET_KEY.name(), this.secretKey);
	}

	public URI endpoint() {
		return URI.create("http://" + HOST + ":" + this.port);
	}

	/** Answers 200 without a signature when it is ready. */
	public URI health() {
		return endpoint().resolve("/healthz");
	}

}
