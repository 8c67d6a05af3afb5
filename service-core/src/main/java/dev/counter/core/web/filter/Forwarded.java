package dev.counter.core.web.filter;

import java.util.Collections;
import java.util.List;

import dev.counter.contract.Headers;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The {@code X-Forwarded-*} headers of the last hop. What earlier hops and clients wrote
 * is ignored.
 */
public final class Forwarded {

	private Forwarded() {
	}

	/**
	 * The last element of a list header.
	 * @return {@code null} without the header, or if Tomcat refuses its last line
	 */
	public static @Nullable String last(HttpServletRequest request, String header) {
		if (request.getHeader(header) == null) {
			return null;
		}
		List<@Nullable String> lines = Collections.list(request.getHeaders(header));
		String line = lines.get(lines.size() - 1);
		return (line != null) ? line.substring(line.lastIndexOf(',') + 1).strip() : null;
	}

	/** The scheme that the visitor used: {@code https} or {@code http}. */
	public static String scheme(HttpServletRequest request) {
		return "https".equalsIgnoreCase(last(request, Headers.FORWARDED_PROTO)) ? "https" : "http";
	}

}
