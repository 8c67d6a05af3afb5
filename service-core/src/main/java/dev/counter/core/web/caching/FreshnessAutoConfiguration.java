package dev.counter.core.web.caching;

import dev.counter.core.release.Release;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Offers {@link Freshness} to controllers.
 */
@AutoConfiguration
class FreshnessAutoConfiguration {

	@Bean
	Freshness freshness(Release release) {
		return new Freshness(release, BuildFingerprint.of(Freshness.class.getClassLoader()));
	}

}
