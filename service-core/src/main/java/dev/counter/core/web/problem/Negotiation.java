package dev.counter.core.web.problem;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Decides whether whoever asked reads pages: only if {@code text/html} is named, and no
 * kind of JSON is preferred to it.
 */
public final class Negotiation {

	private Negotiation() {
	}

	/**
	 * Whether a problem is told as a page.
	 * @param request what was asked
	 * @return {@code false} for whatever cannot be read, too
	 */
	public static boolean prefersPage(HttpServletRequest request) {
		return prefersPage(String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
	}

	/**
	 * Whether a problem is told as a page.
	 * @param accept the values of the {@code Accept} header, joined by commas
	 * @return {@code false} for whatever cannot be read, too
	 */
	static boolean prefersPage(@Nullable String accept) {
		try {
			List<MediaType> types = MediaType.parseMediaTypes(accept);
			int page = best(types, "html");
			int details = best(types, "json");
			if (page < 0 || details < 0) {
				return page >= 0;
			}
			int byQuality = Double.compare(types.get(page).getQualityValue(), types.get(details).getQualityValue());
			return (byQuality != 0) ? byQuality > 0 : page < details;
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static int best(List<MediaType> types, String format) {
		int best = -1;
		for (int i = 0; i < types.size(); i++) {
			double quality = types.get(i).getQualityValue();
			if (isNamed(types.get(i), format) && quality > 0
					&& (best < 0 || quality > types.get(best).getQualityValue())) {
				best = i;
			}
		}
		return best;
	}

	private static boolean isNamed(MediaType type, String format) {
		if (format.equals("html")) {
			return type.getType().equals("text") && type.getSubtype().equals("html");
		}
		return type.getType().equals("application")
				&& (type.getSubtype().equals("json") || type.getSubtype().equals("problem+json"));
	}

}
