package dev.counter.core.web.caching;

import dev.counter.core.release.Release;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Offers {@link ConditionalGet} to controllers.
 */
@AutoConfiguration
class CachingAutoConfiguration {

	@Bean
	ConditionalGet conditionalGet(Release release) {
		return new ConditionalGet(release, BuildFingerprint.of(ConditionalGet.class.getClassLoader()));
	}

}
