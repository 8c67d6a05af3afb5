package dev.counter.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of all tests, synthesized once: both environments, and a third with the
 * settings that neither has.
 */
public final class Synthesized {

	/** The module's folder, the working directory of tests. */
	public static final Path MODULE = Path.of("").toAbsolutePath();

	/** The java command of this JVM. */
	static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	/** Fixture settings, so that a fork may change the shipped ones. */
	public static final Path FIXTURES = MODULE.resolve("src/test/resources/settings");

	private static final Path SETTINGS = MODULE.resolve("target/test-settings");

	/** The output folder. */
	static final Path OUTPUT = MODULE.resolve("target/test-synth");

	/**
	 * Tag of tests that the mutation test excludes, as they do not read the JSON.
	 */
	public static final String WITHOUT_MUTANTS = "without-mutants";

	private static final ThreadLocal<@Nullable Map<String, Terraform>> REPLACED = new ThreadLocal<>();

	private Synthesized() {
	}

	/**
	 * Runs something on other stacks than those that were synthesized.
	 * @param <T> type of the result
	 * @param stacks the stacks by name
	 * @param work what runs, in this thread
	 * @return its result
	 */
	public static <T> T replacedBy(Map<String, Terraform> stacks, Supplier<T> work) {
		REPLACED.set(stacks);
		try {
			return work.get();
		}
		finally {
			REPLACED.remove();
		}
	}

	/**
	 * Whether tests look at other stacks than those that were synthesized.
	 * @return true in a mutation test
	 */
	static boolean isReplaced() {
		return REPLACED.get() != null;
	}

	private static Map<String, Terraform> stacks() {
		Map<String, Terraform> replaced = REPLACED.get();
		return (replaced != null) ? replaced : Once.STACKS;
	}

	/**
	 * The cheapest environment.
	 * @return its stack
	 */
	public static Terraform small() {
		return stack("counter-small");
	}

	/**
	 * The environment that visitors use.
	 * @return its stack
	 */
	public static Terraform production() {
		return stack("counter-production");
	}

	/**
	 * The small environment with every setting that the two others lack.
	 * @return its stack
	 */
	public static Terraform restricted() {
		return stack("counter-restricted");
	}

	/**
	 * Every stack.
	 * @return the stacks by name
	 */
	public static List<Terraform> all() {
		return List.copyOf(stacks().values());
	}

	/**
	 * The stacks of all environments.
	 * @return the stacks by name
	 */
	public static List<Terraform> environments() {
		return all().stream().filter((stack) -> stack.name().startsWith("counter-")).toList();
	}

	/**
	 * One stack.
	 * @param name its name
	 * @return the stack
	 */
	public static Terraform stack(String name) {
		Terraform stack = stacks().get(name);
		if (stack == null) {
			throw new IllegalArgumentException("No stack " + name + " among " + stacks().keySet());
		}
		return stack;
	}

	/**
	 * Writes the settings that tests use.
	 * @return their folder
	 */
	static Path settings() throws IOException {
		Path environments = Files.createDirectories(SETTINGS.resolve("environments"));
		Files.writeString(SETTINGS.resolve("account.yaml"), Files.readString(FIXTURES.resolve("account.yaml"))
			.replaceFirst("environments: .*", "environments: [small, production]"));
		for (String name : List.of("small", "production")) {
			Files.writeString(environments.resolve(name + ".yaml"), environment(name));
		}
		Files.writeString(environments.resolve("restricted.yaml"),
				environment("small")
					.replace("file_sources: []", "file_sources: [198.51.100.0/24, 203.0.113.0/28, 192.0.2.7/32]")
					.replace("reset_sources: []",
							"reset_sources: [198.51.100.0/24, 203.0.113.0/28, 192.0.2.7/32, 192.0.2.9/32]")
					.replace("10.40.", "10.60."));
		return SETTINGS;
	}

	static String environment(String name) throws IOException {
		return Files.readString(FIXTURES.resolve("environments/" + name + ".yaml"));
	}

	private static Map<String, Terraform> synthesize() {
		try {
			int status = Main.synthesize(JAVA, settings(), OUTPUT, "");
			if (status != 0) {
				throw new IllegalStateException("The synthesis ended with " + status);
			}
			Map<String, Terraform> stacks = new TreeMap<>();
			try (Stream<Path> folders = Files.list(OUTPUT.resolve("stacks"))) {
				for (Path folder : folders.toList()) {
					String name = folder.getFileName().toString();
					stacks.put(name,
							new Terraform(name, new JsonMapper().readTree(folder.resolve("cdk.tf.json").toFile())));
				}
			}
			return stacks;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Synthesizes when the first test asks. */
	private static final class Once {

		static final Map<String, Terraform> STACKS = synthesize();

	}

}
