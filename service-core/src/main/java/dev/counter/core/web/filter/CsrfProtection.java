package dev.counter.core.web.filter;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.counter.contract.Headers;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * CSRF protection by {@code Origin} and {@code Sec-Fetch-Site}. Clients other than
 * browsers send neither header and are allowed.
 */
final class CsrfProtection {

	private static final Set<String> CROSS_SITE = Set.of("cross-site", "same-site");

	private static final int HTTP = 80;

	private static final int HTTPS = 443;

	/** {@link URI} without a port. */
	private static final int DEFAULT = -1;

	private static final String EXPECTED = "a request from a page of the same host and port, or from a client that is not a browser";

	private CsrfProtection() {
	}

	/** The reason to refuse a request, {@code null} when it is allowed. */
	static @Nullable ProblemException refusal(HttpServletRequest request) {
		if (request.getHeader("Sec-Fetch-Site") == null && request.getHeader("Origin") == null) {
			return null;
		}
		List<String> sites = Collections.list(request.getHeaders("Sec-Fetch-Site"));
		if (sites.stream().anyMatch((site) -> CROSS_SITE.contains(site.strip().toLowerCase(Locale.ROOT)))) {
			return refusal("Sec-Fetch-Site", "The request comes from a page of another site.");
		}
		List<String> origins = Collections.list(request.getHeaders("Origin"));
		if (origins.isEmpty() || (origins.size() == 1 && isSameOrigin(origins.get(0), request))) {
			return null;
		}
		return refusal("Origin", "The request comes from a page of another host or port.");
	}

	private static ProblemException refusal(String header, String detail) {
		return ProblemException.ofField(ProblemType.CROSS_SITE, header, detail, EXPECTED);
	}

	private static boolean isSameOrigin(String origin, HttpServletRequest request) {
		String host = request.getHeader("Host");
		URI page = authority(origin.strip());
		URI target = (host != null) ? authority("//" + host.strip()) : null;
		return page != null && target != null && isScheme(page.getScheme(), request)
				&& page.getHost().equalsIgnoreCase(target.getHost()) && isPort(page.getPort(), target, request);
	}

	/**
	 * HTTPS is always allowed: TLS may end before the last hop. HTTP is not if that hop
	 * reports HTTPS: anyone on the network can forge an HTTP page.
	 */
	private static boolean isScheme(@Nullable String scheme, HttpServletRequest request) {
		return "https".equalsIgnoreCase(scheme)
				|| ("http".equalsIgnoreCase(scheme) && Forwarded.scheme(request).equals("http"));
	}

	private static @Nullable URI authority(String text) {
		try {
			URI uri = new URI(text);
			return (uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawPath().isEmpty()) ? uri : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	/**
	 * A Host without a port means the default port, or the forwarded one if a proxy
	 * removed the port.
	 */
	private static boolean isPort(int port, URI host, HttpServletRequest request) {
		if (port(port) == port(host.getPort())) {
			return true;
		}
		String forwarded = Forwarded.last(request, Headers.FORWARDED_PORT);
		return host.getPort() == DEFAULT && String.valueOf(port).equals(forwarded);
	}

	/**
	 * The default ports 80 and 443 are equal: behind a hop that terminates TLS, the load
	 * balancer sees the other one.
	 */
	private static int port(int port) {
		return (port == HTTP || port == HTTPS) ? DEFAULT : port;
	}

}
