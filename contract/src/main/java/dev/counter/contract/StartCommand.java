package dev.counter.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Start command of an extracted jar, on a laptop, in an image and on a virtual machine.
 *
 * @param java the {@code java} program
 * @param directory the folder with the jar and its libraries, such as
 * {@code java -Djarmode=tools -jar x.jar extract} makes
 * @param module the name of the jar in it, without {@code .jar}
 * @param memoryMib the memory limit of the process in MiB
 * @param prepared whether to use Spring AOT
 */
public record StartCommand(Path java, Path directory, String module, int memoryMib, boolean prepared) {

	/** System property of a training run, {@code true}: see {@link #isTraining()}. */
	public static final String TRAINING_PROPERTY = "counter.training";

	private static final String PREPARED = "-Dspring.aot.enabled=true";

	private static final String QUIET = "-Xlog:aot*=error";

	private static final int FIRST_TO_TRAIN = 25;

	/** Half of the memory is heap; the rest is code, classes and threads. */
	private static final int HEAP_SHARE = 2;

	/** Whether this process is a training run: see {@link #recording()}. */
	public static boolean isTraining() {
		return Boolean.getBoolean(TRAINING_PROPERTY);
	}

	/** The JVM options, none with a space. */
	public List<String> options() {
		List<String> options = new ArrayList<>(List.of("-Xmx" + this.memoryMib / HEAP_SHARE + "m", "-XX:+UseSerialGC",
				"-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"));
		if (this.prepared) {
			options.add(PREPARED);
		}
		return List.copyOf(options);
	}

	/** The command line. */
	public List<String> toList() {
		return commandLine();
	}

	/**
	 * The command line with the AOT cache of {@link #creation(Path)}, for a start in half
	 * the time. The JVM must be the same, the jars unchanged and unmoved: it ignores any
	 * other cache, but before 25.0.4 uses one of other jars.
	 */
	public List<String> withCache() {
		return commandLine(QUIET, "-XX:AOTCache=" + cache());
	}

	/**
	 * Training, step 1: runs the program on free ports without a database, until it has
	 * answered its own requests, and records the loaded classes. Needs Java 25. Two
	 * steps, because {@code -XX:AOTCacheOutput} creates the cache in a second process
	 * while the first still holds its memory.
	 */
	public List<String> recording() {
		return commandLine(QUIET, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + configuration(),
				"-D" + TRAINING_PROPERTY + "=true");
	}

	/**
	 * Training, step 2: creates the cache from the recording.
	 * @param output the file to write, partial after a failure; may be moved to
	 * {@link #cache()}
	 */
	public List<String> creation(Path output) {
		return commandLine(QUIET, "-XX:AOTMode=create", "-XX:AOTConfiguration=" + configuration(),
				"-XX:AOTCache=" + output);
	}

	/** The temporary file from {@link #recording()} to {@link #creation(Path)}. */
	public Path configuration() {
		return this.directory.resolve(this.module + ".aotconf");
	}

	/** Whether this Java has AOT caches. */
	public static boolean canTrain() {
		return Runtime.version().feature() >= FIRST_TO_TRAIN;
	}

	/** The AOT cache, beside the jar. */
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
