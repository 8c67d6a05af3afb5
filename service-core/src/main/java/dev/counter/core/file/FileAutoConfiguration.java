package dev.counter.core.file;

import dev.counter.core.settings.FilesProperties;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Offers the bucket of files, whose client is created by its first request, and limits
 * and expiry of a service's own files.
 */
@AutoConfiguration
class FileAutoConfiguration {

	private static final String SERVICE = "counter.service";

	@Bean
	ObjectStore objectStore(FilesProperties files) {
		return new ObjectStore(files);
	}

	@Bean
	@ConditionalOnProperty(name = SERVICE, havingValue = "adder")
	FileLimits uploadLimits(FilesProperties files, JdbcClient database) {
		return new FileLimits(files, database, "import");
	}

	@Bean
	@ConditionalOnProperty(name = SERVICE, havingValue = "display")
	FileLimits exportLimits(FilesProperties files, JdbcClient database) {
		return new FileLimits(files, database, "export");
	}

	@Bean
	@ConditionalOnProperty(name = SERVICE, havingValue = "adder")
	FileExpiry uploadExpiry(JdbcClient database, ObjectStore store) {
		return new FileExpiry(database, store, "import");
	}

	@Bean
	@ConditionalOnProperty(name = SERVICE, havingValue = "display")
	FileExpiry exportExpiry(JdbcClient database, ObjectStore store) {
		return new FileExpiry(database, store, "export");
	}

}
