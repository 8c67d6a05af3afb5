package dev.counter.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The one way to start a program from its extracted jar, on a laptop, in an image and on
 * a virtual machine.
 *
 * @param java the {@code java} program
 * @param directory the folder with the jar and its libraries, such as
 * {@code java -Djarmode=tools -jar x.jar extract} makes
 * @param module the name of the jar in it, without {@code .jar}
 * @param memoryMib the memory that the process may use, in MiB
 * @param prepared whether to use the beans that Spring worked out when the program was
 * built (its AOT mode); a program without Spring does not care
 */
public record StartCommand(Path java, Path directory, String module, int memoryMib, boolean prepared) {

	/**
	 * The system property that tells a program, with {@code true}, that it is trained:
	 * programs ask {@link #isTraining()}.
	 */
	public static final String TRAINING_PROPERTY = "counter.training";

	private static final String PREPARED = "-Dspring.aot.enabled=true";

	/** Of all that is said about caches, the errors: the rest is for their makers. */
	private static final String QUIET = "-Xlog:aot*=error";

	private static final int FIRST_TO_TRAIN = 25;

	/**
	 * The half of the memory that is heap; the other half is code, classes and threads.
	 */
	private static final int HEAP_SHARE = 2;

	/**
	 * Whether this process only runs for {@link #recording()}: it loads what it needs, on
	 * free ports, changes nothing, and ends.
	 * @return whether it does
	 */
	public static boolean isTraining() {
		return Boolean.getBoolean(TRAINING_PROPERTY);
	}

	/**
	 * The options of the virtual machine.
	 * @return options, none with a space
	 */
	public List<String> options() {
		List<String> options = new ArrayList<>(List.of("-Xmx" + this.memoryMib / HEAP_SHARE + "m", "-XX:+UseSerialGC",
				"-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"));
		if (this.prepared) {
			options.add(PREPARED);
		}
		return List.copyOf(options);
	}

	/**
	 * Program and arguments.
	 * @return the command line, an element each
	 */
	public List<String> toList() {
		return commandLine();
	}

	/**
	 * The same with the cache that {@link #creation(Path)} wrote, for a start in half the
	 * time. The virtual machine must be the one that trained, and the jars must lie where
	 * they lay, with the times that they had: any other cache is left aside with lines on
	 * standard output, but Java before 25.0.4 takes one that other jars made.
	 * @return the command line, an element each
	 */
	public List<String> withCache() {
		return commandLine(QUIET, "-XX:AOTCache=" + cache());
	}

	/**
	 * First step of the training: runs the program until it has answered, and records
	 * what it loads in {@link #configuration()}. Needs Java 25 or newer, but no database.
	 * Two steps, one process at a time: {@code -XX:AOTCacheOutput} would create the cache
	 * in a second process while the first still holds its memory.
	 * @return the command line, an element each
	 */
	public List<String> recording() {
		return commandLine(QUIET, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + configuration(),
				"-D" + TRAINING_PROPERTY + "=true");
	}

	/**
	 * Second step: creates the cache from the recording, without running the program. A
	 * run that fails may leave a partial file.
	 * @param output the file to write; moved to {@link #cache()} it serves as well
	 * @return the command line, an element each
	 */
	public List<String> creation(Path output) {
		return commandLine(QUIET, "-XX:AOTMode=create", "-XX:AOTConfiguration=" + configuration(),
				"-XX:AOTCache=" + output);
	}

	/**
	 * What {@link #recording()} writes and {@link #creation(Path)} reads; of no use
	 * afterwards.
	 * @return a file beside the jar
	 */
	public Path configuration() {
		return this.directory.resolve(this.module + ".aotconf");
	}

	/**
	 * Whether this Java can train a cache and use one.
	 * @return from Java 25 on
	 */
	public static boolean canTrain() {
		return Runtime.version().feature() >= FIRST_TO_TRAIN;
	}

	/**
	 * Where the cache is.
	 * @return a file beside the jar
	 */
	public Path cache() {
		return this.directory.resolve(this.module + ".aot");
	}

	private List<String> commandLine(String... more) {
		List<String> command = new ArrayList<>();
		command.add(this.java.toString());
		command.addAll(options());
		command.addAll(List.of(more));
		command.add("-jar");
		command.add(this.directory.resolve(this.module + ".jar").toString());
		return List.copyOf(command);
	}

}
