package dev.counter.core.web.body;

import java.util.Collections;
import java.util.stream.Stream;

import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import dev.counter.core.web.problem.Shown;
import jakarta.servlet.http.HttpServletRequest;

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

	/**
	 * Refuses a coded body.
	 * @param request the request
	 * @throws ProblemException with 415 when {@code Content-Encoding} names a coding
	 */
	static void requireIdentity(HttpServletRequest request) {
		if (request.getHeader(HttpHeaders.CONTENT_ENCODING) == null) {
			return;
		}
		Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING))
			.stream()
			.flatMap((line) -> Stream.of(line.split(",")))
			.map(String::strip)
			.filter((coding) -> !coding.isEmpty() && !coding.equalsIgnoreCase(IDENTITY))
			.findFirst()
			.ifPresent(ContentCoding::refuse);
	}

	private static void refuse(String coding) {
		throw new ProblemException(Problem.ofField(ProblemType.UNSUPPORTED_MEDIA_TYPE, HttpHeaders.CONTENT_ENCODING,
				"The content coding %s is not supported.".formatted(Shown.of(coding)), "a body without content coding")
			.withHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY));
	}

}
