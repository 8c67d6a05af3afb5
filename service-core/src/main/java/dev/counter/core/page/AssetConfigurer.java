package dev.counter.core.page;

import java.time.Duration;

import dev.counter.contract.Routes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * Static resource handling: precompressed files, immutable for a year under their current
 * hash, no-cache under any other.
 */
class AssetConfigurer implements WebMvcConfigurer, HandlerInterceptor {

	private static final String PATHS = Routes.ASSETS + "/**";

	private static final CacheControl IMMUTABLE = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private final Assets assets;

	AssetConfigurer(Assets assets) {
		this.assets = assets;
	}

	/** Without a cache of names: it would have no bound, as any hash resolves. */
	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(PATHS)
			.addResourceLocations("classpath:" + Assets.FOLDER)
			.setUseLastModified(false)
			.setEtagGenerator(Assets::hash)
			.resourceChain(false)
			.addResolver(new EncodedResourceResolver())
			.addResolver(new HashedNameResolver());
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns(PATHS);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		CacheControl caching = this.assets.isCurrent(request.getRequestURI()) ? IMMUTABLE : CacheControl.noCache();
		response.setHeader(HttpHeaders.CACHE_CONTROL, caching.getHeaderValue());
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		return true;
	}

}
