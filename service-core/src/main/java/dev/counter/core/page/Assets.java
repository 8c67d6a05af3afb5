package dev.counter.core.page;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.counter.contract.Routes;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ContentVersionStrategy;

/**
 * Links to the static assets, with content-hashed names.
 */
class Assets {

	static final String FOLDER = "assets/";

	private static final String[] NAMES = { "app.css", "app.js", "geist.woff2", "icon.svg", "parts.css", "upload.js" };

	private static final ContentVersionStrategy STRATEGY = new ContentVersionStrategy();

	private final Map<String, String> links = Arrays.stream(NAMES)
		.collect(Collectors.toMap(Function.identity(), Assets::hashedLink));

	/**
	 * The path of an asset.
	 * @param name its name in the sources, for example {@code app.css}
	 * @return for example {@code /assets/app-0123456789abcdef0123456789abcdef.css}
	 * @throws IllegalArgumentException when there is none
	 */
	String link(String name) {
		@Nullable String link = this.links.get(name);
		if (link == null) {
			throw new IllegalArgumentException("There is no asset " + name + ", only " + this.links.keySet());
		}
		return link;
	}

	boolean isCurrent(String path) {
		return this.links.containsValue(path);
	}

	static String hash(Resource content) {
		return STRATEGY.getResourceVersion(content);
	}

	private static String hashedLink(String name) {
		return Routes.ASSETS + "/" + STRATEGY.addVersion(name, hash(new ClassPathResource(FOLDER + name)));
	}

}
