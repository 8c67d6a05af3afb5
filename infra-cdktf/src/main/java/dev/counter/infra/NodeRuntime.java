package dev.counter.infra;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Node for jsii: the one in {@code JSII_NODE}, else the one on the PATH, else the one in
 * Playwright's driver bundle.
 */
final class NodeRuntime {

	private static final String NODE_VARIABLE = "JSII_NODE";

	/** The oldest version that jsii supports. */
	private static final int OLDEST = 18;

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final Pattern VERSION = Pattern.compile("v(\\d{1,4})\\.");

	private NodeRuntime() {
	}

	/**
	 * Sets the variables of jsii in a process's environment.
	 * @param cache the folder for an unpacked Node
	 */
	static void configure(Map<String, String> environment, Path cache) throws IOException {
		String silenced = IntStream.rangeClosed(OLDEST, 40).mapToObj(String::valueOf).collect(Collectors.joining(","));
		for (String warning : List.of("UNTESTED", "END_OF_LIFE", "DEPRECATED")) {
			environment.put("JSII_SILENCE_WARNING_" + warning + "_NODE_VERSION", silenced);
		}
		String installed = environment.getOrDefault(NODE_VARIABLE, onPath(environment.getOrDefault("PATH", "")));
		if (installed.isEmpty() || !isUsable(installed)) {
			Path bundled = unpacked(cache);
			environment.put(NODE_VARIABLE, bundled.toString());
			if (!installed.isEmpty()) {
				System.err
					.println(installed + " is not a working Node " + OLDEST + " or newer: using " + bundled + ".");
			}
		}
	}

	private static String onPath(String path) {
		return Arrays.stream(path.split(File.pathSeparator))
			.filter((folder) -> !folder.isEmpty())
			.map((folder) -> Path.of(folder, "node"))
			.filter(Files::isExecutable)
			.map(Path::toString)
			.findFirst()
			.orElse("");
	}

	/** The shim of a version manager may fail or hang. */
	private static boolean isUsable(String node) {
		try {
			Process process = new ProcessBuilder(node, "--version").redirectInput(new File("/dev/null"))
				.redirectError(Redirect.DISCARD)
				.start();
			if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
				process.descendants().forEach(ProcessHandle::destroyForcibly);
				process.destroyForcibly();
				return false;
			}
			InputStream output = process.getInputStream();
			Matcher version = VERSION
				.matcher(new String(output.readNBytes(output.available()), StandardCharsets.US_ASCII));
			return version.lookingAt() && Integer.parseInt(version.group(1)) >= OLDEST;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static Path unpacked(Path cache) throws IOException {
		String resource = "driver/" + platform() + "/node";
		Path node = cache.resolve(resource);
		if (!Files.isExecutable(node)) {
			try (InputStream content = NodeRuntime.class.getClassLoader().getResourceAsStream(resource)) {
				if (content == null) {
					throw new IOException(
							"There is no working node on the PATH and none for this machine in the driver bundle: "
									+ "install Node, or name one in " + NODE_VARIABLE);
				}
				Files.createDirectories(node.getParent());
				Path part = Files.createTempFile(node.getParent(), "node", ".part");
				Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
				part.toFile().setExecutable(true);
				Files.move(part, node, StandardCopyOption.ATOMIC_MOVE);
			}
		}
		return node;
	}

	private static String platform() {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "mac" : "linux";
		return System.getProperty("os.arch").equals("aarch64") ? system + "-arm64" : system;
	}

}
