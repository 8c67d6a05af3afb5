package dev.counter.core.page;

import dev.counter.contract.Service;
import dev.counter.core.release.Release;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Gives every service the shared look of the pages and serves what it consists of.
 */
@AutoConfiguration
class PageAutoConfiguration {

	@Bean
	Assets assets() {
		return new Assets();
	}

	@Bean
	Site site(Service service, Assets assets, Release release) {
		return new Site(service, assets, release);
	}

	@Bean
	SmartInitializingSingleton siteInTemplates(Site site, ThymeleafViewResolver views) {
		return () -> views.addStaticVariable("site", site);
	}

	@Bean
	AssetHandler assetHandler(Assets assets, Service service,
			RequestMappingHandlerMapping requestMappingHandlerMapping) {
		AssetHandler handler = new AssetHandler(assets);
		handler.map(service, requestMappingHandlerMapping);
		return handler;
	}

}
