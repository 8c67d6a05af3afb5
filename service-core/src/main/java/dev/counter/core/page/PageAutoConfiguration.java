package dev.counter.core.page;

import dev.counter.contract.Service;
import dev.counter.core.release.Release;
import org.thymeleaf.ITemplateEngine;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Gives every service the shared look of the pages and serves what it consists of.
 */
@AutoConfiguration(before = WebMvcAutoConfiguration.class)
class PageAutoConfiguration {

	@Bean
	Assets assets() {
		return new Assets();
	}

	@Bean
	Site site(Service service, Assets assets, Release release) {
		return new Site(service, assets, release);
	}

	/** By this name it is the only one. */
	@Bean("viewResolver")
	PageViews pageViews(ITemplateEngine templates, Site site) {
		return new PageViews(templates, site);
	}

	@Bean
	AssetHandler assetHandler(Assets assets, Service service,
			RequestMappingHandlerMapping requestMappingHandlerMapping) {
		AssetHandler handler = new AssetHandler(assets);
		handler.map(service, requestMappingHandlerMapping);
		return handler;
	}

}
