package dev.counter.core.page;

import dev.counter.core.release.Release;
import org.thymeleaf.ITemplateEngine;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Offers layout, assets and views of the pages to every service.
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

	/** By this name it is the only one. */
	@Bean("viewResolver")
	PageViews pageViews(ITemplateEngine templates, Site site) {
		return new PageViews(templates, site);
	}

}
