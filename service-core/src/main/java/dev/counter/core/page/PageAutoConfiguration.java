package dev.counter.core.page;

import dev.counter.core.release.Release;
import org.thymeleaf.ITemplateEngine;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Offers assets and the variable {@code site} to all templates.
 */
@AutoConfiguration(before = WebMvcAutoConfiguration.class)
class PageAutoConfiguration {

	@Bean
	Assets assets() {
		return new Assets();
	}

	@Bean
	AssetConfigurer assetConfigurer(Assets assets) {
		return new AssetConfigurer(assets);
	}

	@Bean
	Site site(Assets assets, Release release) {
		return new Site(assets, release);
	}

	/** The name replaces Spring MVC's own. */
	@Bean("viewResolver")
	PageViewResolver pageViewResolver(ITemplateEngine templates, Site site) {
		return new PageViewResolver(templates, site);
	}

}
