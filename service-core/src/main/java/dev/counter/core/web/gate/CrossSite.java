package dev.counter.core.web.gate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.counter.contract.Headers;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a browser sends for a page of another site. Clients that are no browsers
 * send neither header and are let through.
 */
final class CrossSite {

	private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

	private static final int HTTP = 80;

	private static final int HTTPS = 443;

	/** As {@link URI} says that a port is not given. */
	private static final int DEFAULT = -1;

	private static final String EXPECTED = "a request from a page of this very host and port, or from a client that is no browser";

	private CrossSite() {
	}

	static @Nullable Problem refusal(HttpServletRequest request) {
		if (request.getHeader("Sec-Fetch-Site") == null && request.getHeader("Origin") == null) {
			return null;
		}
		List<String> sites = Collections.list(request.getHeaders("Sec-Fetch-Site"));
		if (sites.stream().anyMatch((site) -> FOREIGN.contains(site.strip().toLowerCase(Locale.ROOT)))) {
			return refusal("Sec-Fetch-Site", "The request comes from a page of another site.");
		}
		List<String> origins = Collections.list(request.getHeaders("Origin"));
		if (origins.isEmpty() || (origins.size() == 1 && isHere(origins.get(0), request))) {
			return null;
		}
		return refusal("Origin", "The request comes from a page of another host or port.");
	}

	private static Problem refusal(String header, String detail) {
		return Problem.ofField(ProblemType.CROSS_SITE, header, detail, EXPECTED);
	}

	private static boolean isHere(String origin, HttpServletRequest request) {
		String host = request.getHeader("Host");
		URI theirs = authority(origin.strip());
		URI ours = (host != null) ? authority("//" + host.strip()) : null;
		return theirs != null && ours != null && isScheme(theirs.getScheme(), request)
				&& theirs.getHost().equalsIgnoreCase(ours.getHost()) && isPort(theirs.getPort(), ours, request);
	}

	/**
	 * HTTPS is always one of ours: it may have ended before the last hop. HTTP is not
	 * where that hop says HTTPS: anybody on the network can forge a page.
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
	 * A Host without a port means the default one, unless a proxy has removed the port:
	 * then the last trusted hop knows it.
	 */
	private static boolean isPort(int port, URI host, HttpServletRequest request) {
		if (port(port) == port(host.getPort())) {
			return true;
		}
		String forwarded = Forwarded.last(request, Headers.FORWARDED_PORT);
		return host.getPort() == DEFAULT && String.valueOf(port).equals(forwarded);
	}

	/**
	 * The default ports, 80 and 443, are one: behind a hop that ended HTTPS, the load
	 * balancer sees the other one.
	 */
	private static int port(int port) {
		return (port == HTTP || port == HTTPS) ? DEFAULT : port;
	}

}
