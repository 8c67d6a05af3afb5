package dev.counter.core.web.problem;

import java.util.Collections;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Content negotiation of errors: a page if {@code text/html} is named and not less
 * preferred than JSON, else problem details.
 */
public final class Negotiation {

	private Negotiation() {
	}

	/** Whether the client reads an error as a page. */
	public static boolean prefersPage(HttpServletRequest request) {
		return prefersPage(String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
	}

	static boolean prefersPage(@Nullable String accept) {
		try {
			return MediaType.parseMediaTypes(accept)
				.stream()
				.filter((type) -> (isPage(type) || isJson(type)) && type.getQualityValue() > 0)
				.reduce((best, next) -> (next.getQualityValue() > best.getQualityValue()) ? next : best)
				.filter(Negotiation::isPage)
				.isPresent();
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static boolean isPage(MediaType type) {
		return MediaType.TEXT_HTML.equalsTypeAndSubtype(type);
	}

	private static boolean isJson(MediaType type) {
		return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
				|| MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(type);
	}

}
