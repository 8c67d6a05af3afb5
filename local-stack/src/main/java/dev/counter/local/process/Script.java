package dev.counter.local.process;

import java.util.ArrayList;
import java.util.List;

import dev.counter.local.resource.TextResource;

/**
 * A shell script that stands between the starter and what it starts, because only a
 * process of its own outlives a starter that was killed.
 *
 * @param text what the shell runs
 */
public record Script(String text) {

	/**
	 * Reads a script.
	 * @param beside the class in whose package it is
	 * @param name its file name
	 * @return the script
	 */
	public static Script read(Class<?> beside, String name) {
		return new Script(TextResource.read(beside, name));
	}

	/**
	 * The command that runs the script.
	 * @param name what the process list shows it as
	 * @param arguments the arguments
	 * @return program and arguments
	 */
	public List<String> command(String name, List<String> arguments) {
		List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", this.text, name));
		command.addAll(arguments);
		return List.copyOf(command);
	}

}
