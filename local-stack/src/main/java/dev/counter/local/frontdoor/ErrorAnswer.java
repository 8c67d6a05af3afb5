package dev.counter.local.frontdoor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

import dev.counter.contract.Times;
import dev.counter.local.TextResource;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.StringUtil;

/**
 * What the front door says when no service can: problem details, or a page for browsers.
 */
final class ErrorAnswer implements Request.Handler {

	private static final String HTML = "text/html";

	private static final List<String> PROBLEM = List.of("application/problem+json", "application/json");

	private static final String NOT_HTTP = "The request's target or one of its header fields is not valid HTTP.";

	private static final String STYLE = TextResource.read(ErrorAnswer.class, "error.css").strip();

	private static final String PAGE = TextResource.read(ErrorAnswer.class, "error.html");

	private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
			+ "'; base-uri 'none'; frame-ancestors 'none'";

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		int status = response.getStatus();
		String detail = (status == HttpStatus.BAD_REQUEST_400) ? NOT_HTTP
				: Objects.toString(request.getAttribute(ErrorHandler.ERROR_MESSAGE), HttpStatus.getMessage(status));
		HttpFields.Mutable headers = response.getHeaders();
		headers.put(HttpHeader.CACHE_CONTROL, "no-store");
		headers.put("X-Content-Type-Options", "nosniff");
		headers.put(HttpHeader.VARY, HttpHeader.ACCEPT.asString());
		if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
			headers.put(HttpHeader.RETRY_AFTER, Long.toString(Times.RETRY_AFTER.toSeconds()));
		}
		String body;
		if (prefersPage(request)) {
			headers.put(HttpHeader.CONTENT_TYPE, HTML + ";charset=utf-8");
			headers.put("Content-Security-Policy", POLICY);
			body = page(status, detail);
		}
		else {
			headers.put(HttpHeader.CONTENT_TYPE, PROBLEM.get(0));
			body = problem(status, detail);
		}
		response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
		return true;
	}

	/** Named, and not after one of the machine's formats. */
	private static boolean prefersPage(Request request) {
		List<String> accepted = request.getHeaders().getQualityCSV(HttpHeader.ACCEPT);
		int page = accepted.indexOf(HTML);
		return page >= 0 && PROBLEM.stream().map(accepted::indexOf).allMatch((index) -> index < 0 || index > page);
	}

	private static String page(int status, String detail) {
		return PAGE.replace("{style}", STYLE)
			.replace("{status}", Integer.toString(status))
			.replace("{title}", StringUtil.sanitizeXmlString(HttpStatus.getMessage(status)))
			.replace("{detail}", StringUtil.sanitizeXmlString(detail));
	}

	private static String problem(int status, String detail) {
		return "{\"type\":\"about:blank\",\"title\":%s,\"status\":%d,\"detail\":%s}"
			.formatted(quote(HttpStatus.getMessage(status)), status, quote(detail));
	}

	private static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		text.chars()
			.forEach((c) -> quoted
				.append((c < ' ' || c == '"' || c == '\\') ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
		return quoted.append('"').toString();
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

}
