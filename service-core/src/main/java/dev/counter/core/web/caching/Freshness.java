package dev.counter.core.web.caching;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

import dev.counter.core.release.Release;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Lets visitors keep what shows the ledger, as long as they ask each time whether it
 * still counts: it does until the ledger, the release or the representation is another.
 * What says nothing about its caching is not kept at all.
 */
public class Freshness {

	private static final String ASK_EACH_TIME = "private, no-cache";

	private final String release;

	Freshness(Release release) {
		this.release = UUID.nameUUIDFromBytes(release.name().getBytes(StandardCharsets.UTF_8))
			.toString()
			.substring(0, 8);
	}

	/**
	 * Marks the answer with what it is made of, and finds out whether the client has it.
	 * @param revision the ledger's revision that the answer shows
	 * @param representation a word for the form of the answer, such as {@code html}
	 * @param request the request, as the controller's argument
	 * @return whether the client has this very answer: then it is a 304 and the
	 * controller returns {@code null}
	 */
	public boolean isKnown(long revision, String representation, ServletWebRequest request) {
		HttpServletResponse response = Objects.requireNonNull(request.getResponse());
		response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		return request.checkNotModified("\"%s-%s-%s\"".formatted(revision, this.release, representation));
	}

	/**
	 * Forbids to keep the answer: it carries something that counts once, such as the key
	 * of a form.
	 * @param response the answer
	 */
	public static void never(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
	}

}
