package dev.counter.core.web.filter;

import java.util.Collections;
import java.util.stream.Stream;

import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import dev.counter.core.web.problem.SafeText;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Content codings of requests: none is supported, and the answer says so in
 * {@code Accept-Encoding}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3">RFC 9110</a>
 */
final class ContentCoding {

	private static final String IDENTITY = "identity";

	private ContentCoding() {
	}

	/** A 415 if {@code Content-Encoding} names a coding. */
	static @Nullable ProblemException refusal(HttpServletRequest request) {
		if (request.getHeader(HttpHeaders.CONTENT_ENCODING) == null) {
			return null;
		}
		return Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING))
			.stream()
			.flatMap((line) -> Stream.of(line.split(",")))
			.map(String::strip)
			.filter((coding) -> !coding.isEmpty() && !coding.equalsIgnoreCase(IDENTITY))
			.findFirst()
			.map(ContentCoding::unsupported)
			.orElse(null);
	}

	private static ProblemException unsupported(String coding) {
		return ProblemException
			.ofField(ProblemType.UNSUPPORTED_MEDIA_TYPE, HttpHeaders.CONTENT_ENCODING,
					"The content coding %s is not supported.".formatted(SafeText.of(coding)),
					"a body without content coding")
			.withHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
	}

}
