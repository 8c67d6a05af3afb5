package dev.counter.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import dev.counter.local.data.DataDirectory;
import dev.counter.local.data.StartupException;

/**
 * Preflight check of port and data directory: Maven compiles and runs it before the
 * build, so it depends on nothing but the JDK.
 */
final class Preflight {

	static final int DEFAULT_PORT = 8080;

	private static final String PORT = "counter.port";

	private static final String DATA = "counter.data";

	private Preflight() {
	}

	/** Exits with 1 and one line on standard error when a start would fail. */
	public static void main(String[] args) {
		try {
			boolean first;
			try (DataDirectory data = DataDirectory.open(folder())) {
				first = data.isNew();
			}
			FrontDoorPort.requireFree(port());
			System.out.println("Building Counter ..."
					+ (first ? " The first start downloads about 170 MB and takes a few minutes." : ""));
		}
		catch (StartupException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

	static int port() {
		String text = System.getProperty(PORT, String.valueOf(DEFAULT_PORT));
		if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
			throw new StartupException(
					"-D" + PORT + "=" + text + " is not a port: choose a number from 1024 to 65535, for example 8090.");
		}
		return Integer.parseInt(text);
	}

	static Path folder() {
		String text = System.getProperty(DATA, root().resolve(".counter").toString());
		if (text.isBlank()) {
			throw new StartupException("-D" + DATA + "= names no folder: choose one, or leave the option out.");
		}
		try {
			return Path.of(text);
		}
		catch (InvalidPathException ex) {
			throw new StartupException(
					"-D" + DATA + "=" + text + " has characters that are not in the locale's charset "
							+ System.getProperty("sun.jnu.encoding") + ": start with LC_ALL=C.UTF-8.");
		}
	}

	/** The checkout, which Maven was started in or below. */
	static Path root() {
		return Path.of(System.getProperty("maven.multiModuleProjectDirectory", ""));
	}

}
