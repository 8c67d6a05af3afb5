package dev.counter.core.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.counter.core.page.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Writes problem details as JSON or, by content negotiation, as a page. It needs neither
 * Spring MVC nor a request that could be parsed.
 */
public class ProblemWriter {

	private static final Log log = LogFactory.getLog(ProblemWriter.class);

	/** Headers of the failed response, which are removed. */
	private static final List<String> REMOVED = List.of(HttpHeaders.ALLOW, HttpHeaders.ETAG, HttpHeaders.LAST_MODIFIED,
			HttpHeaders.CONTENT_DISPOSITION);

	private final JsonMapper json;

	private final ITemplateEngine templates;

	private final Site site;

	ProblemWriter(JsonMapper json, ITemplateEngine templates, Site site) {
		this.json = json;
		this.templates = templates;
		this.site = site;
	}

	/**
	 * Replaces the response, unless it is committed.
	 * @throws IOException when the client is gone
	 */
	public void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
			throws IOException {
		if (response.isCommitted()) {
			return;
		}
		response.resetBuffer();
		response.setStatus(problem.getStatusCode().value());
		REMOVED.forEach((name) -> response.setHeader(name, null));
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		problem.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
		String page = Negotiation.prefersPage(request) ? page(problem) : null;
		byte[] body = (page != null) ? page.getBytes(StandardCharsets.UTF_8)
				: this.json.writeValueAsBytes(problem.getBody());
		response.setContentType((page != null) ? "text/html;charset=UTF-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	private @Nullable String page(ProblemException problem) {
		try {
			return this.templates.process("error",
					new Context(Locale.ENGLISH, Map.of("problem", problem, "site", this.site)));
		}
		catch (RuntimeException ex) {
			log.error("The error page failed", ex);
			return null;
		}
	}

}
