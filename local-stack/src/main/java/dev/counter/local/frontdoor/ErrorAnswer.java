package dev.counter.local.frontdoor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

import dev.counter.contract.Headers;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.local.resource.TextResource;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.StringUtil;

/**
 * What the front door says when no service can: problem details, or a page for browsers.
 */
final class ErrorAnswer implements Request.Handler {

	private static final String HTML = "text/html";

	private static final List<String> PROBLEM = List.of("application/problem+json", "application/json");

	private static final String STYLE = TextResource.read(ErrorAnswer.class, "error.css").strip();

	private static final String PAGE = TextResource.read(ErrorAnswer.class, "error.html");

	private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
			+ "'; base-uri 'none'; frame-ancestors 'none'";

	/**
	 * For what never reached the handlers. The library answers HTTP/2 with a 426, which
	 * would need an {@code Upgrade} that there is none to.
	 */
	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		int status = response.getStatus();
		Problem problem = switch (status) {
			case HttpStatus.BAD_REQUEST_400 -> Problem.of(Trouble.MALFORMED_REQUEST, "");
			case HttpStatus.UPGRADE_REQUIRED_426, HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 ->
				Problem.of(Trouble.NOT_IMPLEMENTED, "");
			default -> new Problem("about:blank", HttpStatus.getMessage(status), status, HttpStatus.getMessage(status));
		};
		return write(problem, request, response, callback);
	}

	static boolean write(Trouble trouble, Service service, Request request, Response response, Callback callback) {
		return write(Problem.of(trouble, service.key()), request, response, callback);
	}

	private static boolean write(Problem problem, Request request, Response response, Callback callback) {
		response.setStatus(problem.status());
		HttpFields.Mutable headers = response.getHeaders();
		headers.put(HttpHeader.CACHE_CONTROL, "no-store");
		headers.put("X-Content-Type-Options", "nosniff");
		headers.put(HttpHeader.VARY, HttpHeader.ACCEPT.asString());
		String trace = request.getHeaders().get(Headers.TRACE);
		if (trace != null) {
			headers.put(Headers.TRACE, trace);
		}
		if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE_503) {
			headers.put(HttpHeader.RETRY_AFTER, Long.toString(Times.RETRY_AFTER.toSeconds()));
		}
		String body;
		if (prefersPage(request)) {
			headers.put(HttpHeader.CONTENT_TYPE, HTML + ";charset=utf-8");
			headers.put("Content-Security-Policy", POLICY);
			body = problem.page();
		}
		else {
			headers.put(HttpHeader.CONTENT_TYPE, PROBLEM.get(0));
			body = problem.json();
		}
		response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
		return true;
	}

	/** Named, not after one of the machine's formats, and in a header that is valid. */
	private static boolean prefersPage(Request request) {
		try {
			List<String> accepted = request.getHeaders().getQualityCSV(HttpHeader.ACCEPT);
			int page = accepted.indexOf(HTML);
			return page >= 0 && PROBLEM.stream().map(accepted::indexOf).allMatch((index) -> index < 0 || index > page);
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static String sha256(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * One answer, in either form.
	 */
	private record Problem(String type, String title, int status, String detail) {

		static Problem of(Trouble trouble, String service) {
			return new Problem(trouble.uri(), trouble.title(), trouble.status(), trouble.detail(service));
		}

		String page() {
			return PAGE.replace("{style}", STYLE)
				.replace("{status}", Integer.toString(this.status))
				.replace("{title}", StringUtil.sanitizeXmlString(this.title))
				.replace("{detail}", StringUtil.sanitizeXmlString(this.detail));
		}

		/** No part of it comes from the request, so that none needs an escape. */
		String json() {
			return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%s,\"detail\":\"%s\"}".formatted(this.type, this.title,
					this.status, this.detail);
		}

	}

}
