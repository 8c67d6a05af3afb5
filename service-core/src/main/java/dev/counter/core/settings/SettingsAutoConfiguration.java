package dev.counter.core.settings;

import dev.counter.contract.Service;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Offers the settings, and which service the process is, as beans.
 */
@AutoConfiguration
@EnableConfigurationProperties({ ServiceProperties.class, DatabaseProperties.class, FilesProperties.class })
class SettingsAutoConfiguration {

	@Bean
	Service service(ServiceProperties settings) {
		return settings.service();
	}

}
