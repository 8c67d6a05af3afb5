package dev.counter.core.page;

import java.io.IOException;
import java.time.Duration;

import dev.counter.contract.Service;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Serves the assets below the service's own prefix, so that no front door has to know
 * them.
 */
class AssetHandler {

	private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private final Assets assets;

	AssetHandler(Assets assets) {
		this.assets = assets;
	}

	/**
	 * Maps this handler for one service.
	 * @param service the service that the process is
	 * @param mapping what maps all other requests
	 */
	void map(Service service, RequestMappingHandlerMapping mapping) {
		mapping.registerMapping(
				RequestMappingInfo.paths(service.assets() + "/{name}")
					.methods(RequestMethod.GET)
					.options(mapping.getBuilderConfiguration())
					.build(),
				this, ClassUtils.getMethod(AssetHandler.class, "asset", String.class, ServletWebRequest.class,
						HttpServletResponse.class));
	}

	/**
	 * The asset; of another version than today's it is today's, and not kept: during a
	 * release pages of one version ask processes of the other.
	 * @param name the versioned name
	 * @param request for its conditions
	 * @param response gets the asset; a {@code ResponseEntity} would get a
	 * {@code Content-Disposition} with another name from Spring
	 * @throws IOException when the answer cannot be sent
	 */
	public void asset(@PathVariable String name, ServletWebRequest request, HttpServletResponse response)
			throws IOException {
		Asset asset = this.assets.requested(name)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such file."));
		boolean today = asset.versionedName().equals(name);
		response.setHeader(HttpHeaders.CACHE_CONTROL, (today ? FOR_EVER : CacheControl.noCache()).getHeaderValue());
		if (!request.checkNotModified(asset.version())) {
			response.setContentType(asset.type().toString());
			response.setContentLength(asset.content().length);
			response.getOutputStream().write(asset.content());
		}
	}

}
