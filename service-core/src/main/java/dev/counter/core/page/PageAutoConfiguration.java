package dev.counter.core.page;

import dev.counter.core.release.Release;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Offers assets and the variable {@code site} to all templates.
 */
@AutoConfiguration(after = ThymeleafAutoConfiguration.class)
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
	Site site(Assets assets, Release release, ThymeleafViewResolver views) {
		Site site = new Site(assets, release);
		views.addStaticVariable("site", site);
		return site;
	}

}
