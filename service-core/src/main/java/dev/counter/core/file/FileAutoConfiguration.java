package dev.counter.core.file;

import dev.counter.core.settings.FilesProperties;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Offers the bucket of files, whose client is created by its first request.
 */
@AutoConfiguration
class FileAutoConfiguration {

	@Bean
	ObjectStore objectStore(FilesProperties files) {
		return new ObjectStore(files);
	}

}
