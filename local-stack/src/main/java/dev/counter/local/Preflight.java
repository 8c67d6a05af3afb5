package dev.counter.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import dev.counter.local.data.StartupException;
import dev.counter.local.data.DataDirectory;

/**
 * Preflight check of port and data folder. Maven compiles and runs it before the build,
 * so it and all that it refers to needs nothing but the JDK.
 */
final class Preflight {

	/** Where the front door listens unless told otherwise. */
	static final int DEFAULT_PORT = 8080;

	private static final String PORT = "counter.port";

	private static final String DATA = "counter.data";

	private Preflight() {
	}

	/**
	 * Checks, and exits with 1 and one line on standard error when a start would fail.
	 * @param args none: system properties say what to check
	 */
	public static void main(String[] args) {
		try {
			Path folder = folder();
			boolean first;
			try (DataDirectory data = DataDirectory.open(folder)) {
				first = data.isNew();
			}
			FrontDoorPort.requireFree(port());
			System.out.println("Building Counter ..."
					+ (first ? " The first start downloads about 160 MB and takes a few minutes." : ""));
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
		try {
			if (!text.isBlank()) {
				return Path.of(text);
			}
		}
		catch (InvalidPathException ex) {
			throw new StartupException(
					"-D" + DATA + "=" + text + " has characters that are not in the locale's charset "
							+ System.getProperty("sun.jnu.encoding") + ": start with LC_ALL=C.UTF-8.");
		}
		throw new StartupException("-D" + DATA + "= names no folder: choose one, or leave the option out.");
	}

	/** The checkout, where Maven was started or above. */
	static Path root() {
		return Path.of(System.getProperty("maven.multiModuleProjectDirectory", ""));
	}

}
