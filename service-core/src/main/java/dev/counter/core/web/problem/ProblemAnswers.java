package dev.counter.core.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Answers requests with problems, as whoever asked can read them.
 */
public class ProblemAnswers {

	private static final Log log = LogFactory.getLog(ProblemAnswers.class);

	private static final String PAGE = "text/html;charset=UTF-8";

	private final JsonMapper json;

	private final ErrorPage page;

	ProblemAnswers(JsonMapper json, ErrorPage page) {
		this.json = json;
		this.page = page;
	}

	/**
	 * Answers with what a failure means for whoever asked; it is logged if it is ours.
	 * @param request what was asked
	 * @param response takes the answer, unless one is under way already
	 * @param failure what was thrown
	 * @throws IOException when the answer cannot be sent
	 */
	public void send(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
		send(request, response, Failures.problem(failure, request));
	}

	/**
	 * Answers with a problem. What was said before is taken back, but for the header
	 * fields that every answer has.
	 * @param request what was asked
	 * @param response takes the answer, unless one is under way already
	 * @param problem what was wrong
	 * @throws IOException when the answer cannot be sent
	 */
	public void send(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
		if (response.isCommitted()) {
			return;
		}
		response.resetBuffer();
		response.setStatus(problem.status());
		response.setHeader(HttpHeaders.ALLOW, null);
		response.setHeader(HttpHeaders.ETAG, null);
		response.setHeader(HttpHeaders.LAST_MODIFIED, null);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		problem.headers().forEach(response::setHeader);
		boolean asPage = Negotiation.prefersPage(request);
		String body = asPage ? page(problem) : null;
		if (body != null) {
			write(response, PAGE, body.getBytes(StandardCharsets.UTF_8));
		}
		else {
			write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, this.json.writeValueAsBytes(problem.members()));
		}
	}

	private @Nullable String page(Problem problem) {
		try {
			return this.page.of(problem);
		}
		catch (RuntimeException ex) {
			log.error("The page for a problem failed", ex);
			return null;
		}
	}

	private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
		response.setContentType(type);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
