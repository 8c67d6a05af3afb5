package dev.counter.infra;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The Node that CDKTF's bindings run in: one that is named, one on the PATH, or the one
 * that Playwright's driver brings along.
 */
final class NodeProgram {

	private static final String NAMED = "JSII_NODE";

	/** The bindings warn of every Node that is older or younger than they are. */
	private static final List<String> WARNINGS = List.of("UNTESTED", "END_OF_LIFE", "DEPRECATED");

	private static final String SILENCED = IntStream.rangeClosed(18, 40)
		.mapToObj(String::valueOf)
		.collect(Collectors.joining(","));

	private NodeProgram() {
	}

	/**
	 * Tells a process which Node to use.
	 * @param environment the environment of the process
	 * @param cache a folder that an unpacked Node may stay in
	 */
	static void tell(Map<String, String> environment, Path cache) throws IOException {
		WARNINGS.forEach((warning) -> environment.put("JSII_SILENCE_WARNING_" + warning + "_NODE_VERSION", SILENCED));
		if (!environment.containsKey(NAMED) && !isOnPath(environment.getOrDefault("PATH", ""))) {
			environment.put(NAMED, unpacked(cache).toString());
		}
	}

	private static boolean isOnPath(String path) {
		return Arrays.stream(path.split(File.pathSeparator))
			.filter((folder) -> !folder.isEmpty())
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "node")));
	}

	private static Path unpacked(Path cache) throws IOException {
		String resource = "driver/" + platform() + "/node";
		Path node = cache.resolve(resource);
		if (!Files.isExecutable(node)) {
			try (InputStream content = NodeProgram.class.getClassLoader().getResourceAsStream(resource)) {
				if (content == null) {
					throw new IOException(
							"There is no node on the PATH and none for this machine in the driver bundle: "
									+ "install Node, or name one in " + NAMED);
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
