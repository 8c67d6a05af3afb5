package dev.counter.frontdoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

import dev.counter.contract.Headers;
import dev.counter.contract.ProblemUri;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.StringUtil;

/**
 * Error responses of the gateway: RFC 9457 problem details, or a page for browsers.
 */
final class ErrorResponse implements Request.Handler {

	private static final String HTML = "text/html";

	private static final List<String> JSON = List.of("application/problem+json", "application/json");

	private static final String STYLE = resource("error.css").strip();

	private static final String PAGE = resource("error.html").replace("{style}", STYLE);

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
			+ "'; base-uri 'none'; frame-ancestors 'none'";

	/**
	 * Error handler for what Jetty rejects itself. Jetty answers HTTP/2 with 426, which
	 * requires an {@code Upgrade} header that does not apply here.
	 */
	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		int status = response.getStatus();
		return switch (status) {
			case HttpStatus.BAD_REQUEST_400 ->
				write(Problem.of(GatewayError.MALFORMED_REQUEST, ""), request, response, callback);
			case HttpStatus.UPGRADE_REQUIRED_426, HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 ->
				write(Problem.of(GatewayError.NOT_IMPLEMENTED, ""), request, response, callback);
			default ->
				write(new Problem("about:blank", HttpStatus.getMessage(status), status, HttpStatus.getMessage(status)),
						request, response, callback);
		};
	}

	static boolean write(GatewayError error, Service service, Request request, Response response, Callback callback) {
		return write(Problem.of(error, service.key()), request, response, callback);
	}

	private static boolean write(Problem problem, Request request, Response response, Callback callback) {
		boolean page = prefersPage(request);
		response.setStatus(problem.status());
		HttpFields.Mutable headers = response.getHeaders();
		headers.put(HttpHeader.CACHE_CONTROL, "no-store");
		headers.put("X-Content-Type-Options", "nosniff");
		headers.put(HttpHeader.VARY, HttpHeader.ACCEPT.asString());
		headers.put(HttpHeader.CONTENT_TYPE, page ? HTML + ";charset=utf-8" : JSON.get(0));
		String trace = request.getHeaders().get(Headers.TRACE);
		if (trace != null) {
			headers.put(Headers.TRACE, trace);
		}
		if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE_503) {
			headers.put(HttpHeader.RETRY_AFTER, Long.toString(Times.RETRY_AFTER.toSeconds()));
		}
		if (page) {
			headers.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
		}
		String body = page ? problem.page() : problem.json();
		response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
		return true;
	}

	/** HTML is named in a valid Accept header, and no JSON type is preferred to it. */
	private static boolean prefersPage(Request request) {
		try {
			List<String> accepted = request.getHeaders().getQualityCSV(HttpHeader.ACCEPT);
			int page = accepted.indexOf(HTML);
			return page >= 0 && JSON.stream().map(accepted::indexOf).allMatch((index) -> index < 0 || index > page);
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static String resource(String name) {
		try {
			return IO.toString(ErrorResponse.class.getResourceAsStream(name), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
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
	 * Problem detail; no part of it comes from the request, so JSON needs no escapes.
	 */
	private record Problem(String type, String title, int status, String detail) {

		static Problem of(GatewayError error, String service) {
			return new Problem(ProblemUri.of(error), error.title(), error.status(), error.detail(service));
		}

		String page() {
			return PAGE.replace("{status}", Integer.toString(this.status))
				.replace("{title}", StringUtil.sanitizeXmlString(this.title))
				.replace("{detail}", StringUtil.sanitizeXmlString(this.detail));
		}

		String json() {
			return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%s,\"detail\":\"%s\"}".formatted(this.type, this.title,
					this.status, this.detail);
		}

	}

}
