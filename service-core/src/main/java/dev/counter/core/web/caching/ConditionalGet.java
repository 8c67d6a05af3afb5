package dev.counter.core.web.caching;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.release.Release;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Conditional GET with ETags that name the ledger's generation and revision, the release,
 * the build and the representation. What says nothing about its caching is not kept at
 * all.
 */
public class ConditionalGet {

	private static final String ASK_EACH_TIME = "private, no-cache";

	private final String build;

	ConditionalGet(Release release, UUID fingerprint) {
		this.build = UUID.nameUUIDFromBytes((release.name() + fingerprint).getBytes(StandardCharsets.UTF_8))
			.toString()
			.substring(0, 8);
	}

	/**
	 * Marks the answer with what it is made of, and finds out whether the client has it.
	 * @param sum the ledger as the answer shows it
	 * @param representation a word for the form of the answer, such as {@code html}
	 * @param request the request, as the controller's argument
	 * @return whether the client has this very answer: then it is a 304 and the
	 * controller returns {@code null}
	 */
	public boolean isNotModified(LedgerSnapshot sum, String representation, ServletWebRequest request) {
		HttpServletResponse response = Objects.requireNonNull(request.getResponse());
		response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		return request.checkNotModified(
				"\"%s-%s-%s-%s\"".formatted(sum.generation().text(), sum.revision(), this.build, representation));
	}

	/**
	 * Forbids to keep the answer: it carries something that counts once, such as the key
	 * of a form.
	 * @param response the answer
	 */
	public static void noStore(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
	}

}
