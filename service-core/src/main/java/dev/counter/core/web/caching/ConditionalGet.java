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
 * Conditional GET with ETags of the ledger's generation and revision, the release, the
 * build and the representation.
 */
public class ConditionalGet {

	private static final String REVALIDATE = "private, no-cache";

	private final String build;

	ConditionalGet(Release release, UUID fingerprint) {
		this.build = UUID.nameUUIDFromBytes((release.name() + fingerprint).getBytes(StandardCharsets.UTF_8))
			.toString()
			.substring(0, 8);
	}

	/**
	 * Sets ETag, Cache-Control and Vary, and compares the ETag with the request's.
	 * @param ledger the state that the response shows
	 * @param representation a word for the representation, such as {@code html}
	 * @return whether the response is a 304: then the controller returns {@code null}
	 */
	public boolean isNotModified(LedgerSnapshot ledger, String representation, ServletWebRequest request) {
		HttpServletResponse response = Objects.requireNonNull(request.getResponse());
		response.setHeader(HttpHeaders.CACHE_CONTROL, REVALIDATE);
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		return request.checkNotModified(
				"\"%s-%s-%s-%s\"".formatted(ledger.generation().text(), ledger.revision(), this.build, representation));
	}

	/**
	 * Forbids to store the response: it has something for one use, such as a form's key.
	 */
	public static void noStore(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
	}

}
