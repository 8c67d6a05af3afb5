package dev.counter.core.settings;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import dev.counter.contract.Variable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

import static dev.counter.core.settings.InvalidVariableException.require;

/**
 * Settings of the process.
 *
 * @param service which service it is; stands in the service's application.properties
 * @param release {@link Variable#COUNTER_RELEASE}, empty for the commit of the build
 * @param allowedHosts {@link Variable#ALLOWED_HOSTS}, see {@link AllowedHosts#of(String)}
 * @param logFormat {@link Variable#LOG_FORMAT}
 */
@ConfigurationProperties("counter")
public record ServiceProperties(Service service, String release, String allowedHosts, String logFormat) {

	public ServiceProperties {
		Assert.notNull(service, "Set counter.service in application.properties");
		release = release.strip();
		logFormat = logFormat.strip();
		require(release.matches("[!-~]{0,100}"), Variable.COUNTER_RELEASE, release);
		require(logFormat.matches("plain|json"), Variable.LOG_FORMAT, logFormat);
	}

}
