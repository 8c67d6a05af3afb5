package dev.counter.core.settings;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;

/**
 * Failure analysis in one log line: invalid settings and ports in use.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailureReporter implements SpringBootExceptionReporter {

	private static final Log log = LogFactory.getLog(StartFailureReporter.class);

	@Override
	public boolean reportException(Throwable failure) {
		String reason = reason(failure);
		if (reason != null) {
			log.error("Not started: " + reason);
		}
		return reason != null;
	}

	static @Nullable String reason(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidVariableException) {
				return cause.getMessage();
			}
			if (cause instanceof BindException unbound
					&& unbound.getCause() instanceof ConversionFailedException conversion) {
				return VariableProperties.variable(unbound.getName().toString())
					.map((variable) -> new InvalidVariableException(variable, conversion.getValue(),
							variable.expected()))
					.map(Throwable::getMessage)
					.orElse(null);
			}
			if (cause instanceof PortInUseException inUse) {
				return "port %s is in use: stop what listens there, or set SERVER_PORT or MANAGEMENT_SERVER_PORT."
					.formatted(inUse.getPort());
			}
		}
		return null;
	}

}
