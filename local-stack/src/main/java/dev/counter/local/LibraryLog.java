package dev.counter.local;

import java.io.IOException;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import dev.counter.local.process.LogFile;

/**
 * Log output of this process: written to a file in place of the terminal.
 */
final class LibraryLog {

	/**
	 * Strong references: java.util.logging forgets the settings of loggers without one.
	 */
	private static final List<Logger> LOGGERS = List.of(Logger.getLogger("dev.counter"),
			Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("org.flywaydb"),
			Logger.getLogger("org.postgresql"));

	private LibraryLog() {
	}

	static void writeTo(LogFile file) throws IOException {
		FileHandler handler = new FileHandler(file.path().toString().replace("%", "%%"), true);
		handler.setFormatter(new SimpleFormatter());
		for (Logger logger : LOGGERS) {
			logger.setUseParentHandlers(false);
			List.of(logger.getHandlers()).forEach(logger::removeHandler);
			logger.addHandler(handler);
		}
	}

}
