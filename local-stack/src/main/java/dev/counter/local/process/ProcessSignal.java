package dev.counter.local.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * POSIX signals that Java cannot send: suspend and resume, PostgreSQL's fast and
 * immediate shutdown, and SIGKILL.
 */
public enum ProcessSignal {

	STOP, CONT, INT, QUIT, KILL;

	/** Sends the signal to a process and its descendants. */
	public void sendTo(ProcessHandle process) {
		Stream.concat(Stream.of(process), process.descendants())
			.forEach((each) -> CommandResult.of(List.of("kill", "-" + name(), Long.toString(each.pid()))));
	}

}
