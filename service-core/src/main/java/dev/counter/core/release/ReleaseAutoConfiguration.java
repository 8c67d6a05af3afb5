package dev.counter.core.release;

import dev.counter.core.settings.ServiceProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;

/**
 * Offers the release as a bean and under {@code info}.
 */
@AutoConfiguration(after = ProjectInfoAutoConfiguration.class)
class ReleaseAutoConfiguration {

	@Bean
	Release release(ServiceProperties settings, ObjectProvider<GitProperties> build) {
		GitProperties git = build.getIfAvailable();
		String commit = orUnknown((git != null) ? git.get("commit.id") : null);
		String version = orUnknown((git != null) ? git.get("build.version") : null);
		return new Release(settings.release().isEmpty() ? commit : settings.release(), commit, version);
	}

	@Bean
	InfoContributor releaseInfo(Release release) {
		return (info) -> info.withDetail("release", release.name())
			.withDetail("version", release.version())
			.withDetail("commit", release.commit());
	}

	private static String orUnknown(@Nullable String text) {
		return StringUtils.hasText(text) ? text : Release.UNKNOWN;
	}

}
