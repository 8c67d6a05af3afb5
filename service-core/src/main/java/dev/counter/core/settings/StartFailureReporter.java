package dev.counter.core.settings;

import java.util.Arrays;
import java.util.Locale;

import dev.counter.contract.Variable;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
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
				return invalid(unbound.getName(), conversion.getValue());
			}
			if (cause instanceof PortInUseException inUse) {
				return "port %s is in use: stop the program that listens on it, or set SERVER_PORT or MANAGEMENT_SERVER_PORT."
					.formatted(inUse.getPort());
			}
		}
		return null;
	}

	/** The numbers of the contract: counter.database.port is DATABASE_PORT. */
	private static @Nullable String invalid(ConfigurationPropertyName property, @Nullable Object value) {
		String name = property.toString().replace("counter.", "").replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
		return Arrays.stream(Variable.values())
			.filter((variable) -> variable.name().equals(name))
			.map((variable) -> new InvalidVariableException(variable, value, variable.expected()).getMessage())
			.findFirst()
			.orElse(null);
	}

}
