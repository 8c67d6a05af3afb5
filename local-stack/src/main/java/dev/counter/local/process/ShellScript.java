package dev.counter.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Shell script of the class path, run by {@code /bin/sh}: a process of its own outlives a
 * parent that was killed.
 */
public final class ShellScript {

	private ShellScript() {
	}

	/** The command that runs a script beside a class; the process list shows its name. */
	public static List<String> command(Class<?> owner, String name, List<String> arguments) {
		try (InputStream script = Objects.requireNonNull(owner.getResourceAsStream(name + ".sh"), name)) {
			String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
			List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", text, name));
			command.addAll(arguments);
			return command;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
