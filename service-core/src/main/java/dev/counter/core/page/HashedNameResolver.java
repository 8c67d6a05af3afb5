package dev.counter.core.page;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Resource resolver for content-hashed names. Any hash resolves to the current file:
 * during a rolling release each version gets requests for the files of the other.
 */
class HashedNameResolver extends PathResourceResolver {

	private static final Pattern HASHED = Pattern.compile("(?<stem>[a-z]+)-[0-9a-f]{1,64}(?<extension>\\.[a-z0-9]+)");

	@Override
	protected @Nullable Resource resolveResourceInternal(@Nullable HttpServletRequest request, String path,
			List<? extends Resource> locations, ResourceResolverChain chain) {
		Matcher name = HASHED.matcher(path);
		return name.matches()
				? super.resolveResourceInternal(request, name.group("stem") + name.group("extension"), locations, chain)
				: null;
	}

}
