package dev.counter.schema;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/**
 * Flyway log adapter that prints warnings alone: errors are thrown as exceptions too.
 * Flyway creates it by name.
 */
public final class FlywayWarnings implements LogCreator {

	@Override
	public Log createLogger(Class<?> type) {
		return new Log() {
			@Override
			public void debug(String message) {
			}

			@Override
			public void info(String message) {
			}

			@Override
			public void notice(String message) {
			}

			@Override
			public void warn(String message) {
				System.err.println(message);
			}

			@Override
			public void error(String message) {
			}

			@Override
			public void error(String message, Exception ex) {
			}
		};
	}

}
