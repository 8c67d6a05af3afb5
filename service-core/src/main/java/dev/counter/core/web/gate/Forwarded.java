package dev.counter.core.web.gate;

import java.util.Collections;
import java.util.List;

import dev.counter.contract.Headers;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the last hop before this service said about the request. Earlier hops, and
 * visitors, may have said something too: the last word counts.
 */
public final class Forwarded {

	private Forwarded() {
	}

	/**
	 * The last element of a list header.
	 * @param request the request
	 * @param header the header's name
	 * @return the element without white space around it, {@code null} when there is no
	 * such header, or the server refuses the last one for a control character
	 */
	public static @Nullable String last(HttpServletRequest request, String header) {
		if (request.getHeader(header) == null) {
			return null;
		}
		List<@Nullable String> lines = Collections.list(request.getHeaders(header));
		String line = lines.get(lines.size() - 1);
		return (line != null) ? line.substring(line.lastIndexOf(',') + 1).strip() : null;
	}

	/**
	 * The scheme that the visitor used.
	 * @param request the request
	 * @return {@code https} or {@code http}
	 */
	public static String scheme(HttpServletRequest request) {
		return "https".equalsIgnoreCase(last(request, Headers.FORWARDED_PROTO)) ? "https" : "http";
	}

}
