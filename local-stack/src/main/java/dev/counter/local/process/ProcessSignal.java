package dev.counter.local.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * The signals that Java itself cannot send.
 */
public enum ProcessSignal {

	/** Holds a process where it is. */
	STOP,

	/** Lets it go on. */
	CONT,

	/** Interrupts: PostgreSQL's fast shutdown. */
	INT,

	/** Quits: PostgreSQL's immediate shutdown. */
	QUIT,

	/** Ends at once. */
	KILL;

	/**
	 * Sends the signal to a process and all that it started.
	 * @param process the process
	 */
	public void sendTo(ProcessHandle process) {
		Stream.concat(Stream.of(process), process.descendants())
			.forEach((each) -> CommandResult.of(List.of("kill", "-" + name(), Long.toString(each.pid()))));
	}

}
