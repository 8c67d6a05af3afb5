package dev.counter.local;

import java.io.IOException;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import dev.counter.local.process.LogFile;

/**
 * Keeps what the libraries of this process log out of a person's sight, and in a file.
 */
final class LibraryLog {

	/** Held here, since loggers that nobody holds forget their settings. */
	private static final List<Logger> LOGGERS = List.of(Logger.getLogger("org.eclipse.jetty"),
			Logger.getLogger("org.flywaydb"), Logger.getLogger("org.postgresql"));

	private LibraryLog() {
	}

	static void to(LogFile file) throws IOException {
		FileHandler handler = new FileHandler(file.path().toString().replace("%", "%%"), true);
		handler.setFormatter(new SimpleFormatter());
		for (Logger logger : LOGGERS) {
			logger.setUseParentHandlers(false);
			List.of(logger.getHandlers()).forEach(logger::removeHandler);
			logger.addHandler(handler);
		}
	}

}
