package dev.counter.core.web.tomcat;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.counter.contract.Headers;
import dev.counter.core.release.Release;
import dev.counter.core.web.gate.Forwarded;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of every answer, unless a controller knows better: who answers, and
 * what browsers shall not do with it.
 */
class AnswerHeaders {

	private static final String POLICY = String.join("; ", "default-src 'none'", "style-src 'self'",
			"script-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'", "form-action 'self'",
			"base-uri 'none'", "frame-ancestors 'none'");

	private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

	private static final String A_YEAR = "max-age=31536000";

	private static final int LONGEST_TRACE = 256;

	private final Map<String, String> always = new LinkedHashMap<>();

	AnswerHeaders(Release release) {
		this.always.put(Headers.RELEASE, release.name());
		this.always.put("Cache-Control", "no-store");
		this.always.put("Content-Security-Policy", POLICY);
		this.always.put("Cross-Origin-Opener-Policy", "same-origin");
		this.always.put("Cross-Origin-Resource-Policy", "same-origin");
		this.always.put("Permissions-Policy", PERMISSIONS);
		this.always.put("Referrer-Policy", "same-origin");
		this.always.put("X-Content-Type-Options", "nosniff");
	}

	void addTo(HttpServletRequest request, HttpServletResponse response) {
		this.always.forEach(response::setHeader);
		if (Forwarded.scheme(request).equals("https")) {
			response.setHeader("Strict-Transport-Security", A_YEAR);
		}
		String trace = trace(request);
		if (trace != null) {
			response.setHeader(Headers.TRACE, trace);
		}
	}

	/**
	 * The id that the request came with.
	 * @param request the request
	 * @return the id, {@code null} when there is none, or one that no balancer makes
	 */
	static @Nullable String trace(HttpServletRequest request) {
		String trace = request.getHeader(Headers.TRACE);
		boolean plausible = trace != null && !trace.isEmpty() && trace.length() <= LONGEST_TRACE
				&& trace.chars().allMatch((character) -> character > ' ' && character < 0x7F);
		return plausible ? trace : null;
	}

}
