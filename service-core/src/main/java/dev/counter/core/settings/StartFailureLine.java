package dev.counter.core.settings;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells an operator in one line why the process did not start, where the cause is known.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailureLine implements SpringBootExceptionReporter {

	private static final Log log = LogFactory.getLog(StartFailureLine.class);

	@Override
	public boolean reportException(Throwable failure) {
		String line = line(failure);
		if (line == null) {
			return false;
		}
		log.error("Not started: " + line);
		return true;
	}

	private static @Nullable String line(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof WrongSetting) {
				return cause.getMessage();
			}
			if (cause instanceof PortInUseException inUse) {
				return "port %s is in use: stop what listens there, or set SERVER_PORT or MANAGEMENT_SERVER_PORT."
					.formatted(inUse.getPort());
			}
		}
		return null;
	}

}
