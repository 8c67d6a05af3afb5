package dev.counter.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The one way to start a service from its extracted jar, on a laptop, in an image and on
 * a virtual machine.
 *
 * @param java the {@code java} program
 * @param directory the folder that {@code java -Djarmode=tools -jar x.jar extract} made
 * @param module the name of the jar in it, without {@code .jar}
 * @param memoryMib the memory that the process may use, in MiB
 */
public record StartCommand(Path java, Path directory, String module, int memoryMib) {

	/**
	 * The half of the memory that is heap; the other half is code, classes and threads.
	 */
	private static final int HEAP_SHARE = 2;

	/**
	 * The options of the virtual machine.
	 * @return options, none with a space
	 */
	public List<String> options() {
		return List.of("-Xmx" + this.memoryMib / HEAP_SHARE + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError",
				"-Dfile.encoding=UTF-8");
	}

	/**
	 * Program and arguments.
	 * @return the command line, an element each
	 */
	public List<String> toList() {
		List<String> command = new ArrayList<>();
		command.add(this.java.toString());
		command.addAll(options());
		command.add("-jar");
		command.add(this.directory.resolve(this.module + ".jar").toString());
		return List.copyOf(command);
	}

}
