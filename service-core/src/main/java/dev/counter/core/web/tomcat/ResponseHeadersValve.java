package dev.counter.core.web.tomcat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.counter.contract.Headers;
import dev.counter.core.page.ContentSecurityPolicy;
import dev.counter.core.release.Release;
import dev.counter.core.web.filter.Forwarded;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Default response headers, security headers among them, and the trace id in the response
 * and in the MDC of log lines; also for requests that Tomcat refuses, except
 * {@code OPTIONS *}.
 */
class ResponseHeadersValve extends ValveBase {

	private static final String MDC_TRACE = "trace.id";

	private static final int MAX_TRACE_LENGTH = 256;

	private final List<HeaderField> defaults;

	ResponseHeadersValve(Release release) {
		super(true);
		this.defaults = HeaderField.listOf(Map.of(Headers.RELEASE, release.name(), "Cache-Control", "no-store",
				ContentSecurityPolicy.HEADER, ContentSecurityPolicy.DEFAULT, "Cross-Origin-Opener-Policy",
				"same-origin", "Cross-Origin-Resource-Policy", "same-origin", "Permissions-Policy",
				"camera=(), geolocation=(), microphone=(), payment=(), usb=()", "Referrer-Policy", "same-origin",
				"X-Content-Type-Options", "nosniff"));
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		String trace = trace(request);
		setHeaders(request, response, response.getCoyoteResponse().getMimeHeaders(), trace);
		if (trace == null) {
			getNext().invoke(request, response);
			return;
		}
		MDC.put(MDC_TRACE, trace);
		try {
			getNext().invoke(request, response);
		}
		finally {
			MDC.remove(MDC_TRACE);
		}
	}

	/**
	 * Does nothing when a failed asynchronous response passes the valve a second time.
	 */
	void setHeaders(HttpServletRequest request, HttpServletResponse response, MimeHeaders fields,
			@Nullable String trace) {
		if (fields.getValue(Headers.RELEASE) != null) {
			return;
		}
		this.defaults.forEach((field) -> field.addTo(fields));
		if (Forwarded.scheme(request).equals("https")) {
			response.setHeader("Strict-Transport-Security", "max-age=31536000");
		}
		if (trace != null) {
			response.setHeader(Headers.TRACE, trace);
		}
	}

	/** The request's trace id, if a load balancer may have created it. */
	private static @Nullable String trace(HttpServletRequest request) {
		String trace = request.getHeader(Headers.TRACE);
		boolean plausible = trace != null && !trace.isEmpty() && trace.length() <= MAX_TRACE_LENGTH
				&& trace.chars().allMatch((character) -> character > ' ' && character < 0x7F);
		return plausible ? trace : null;
	}

	/**
	 * Header field as bytes: Tomcat would encode the strings again for each response. It
	 * writes other values into the array of a value later, so each response gets a copy.
	 */
	private record HeaderField(byte[] name, byte[] value) {

		static List<HeaderField> listOf(Map<String, String> headers) {
			return headers.entrySet().stream().map((header) -> of(header.getKey(), header.getValue())).toList();
		}

		private static HeaderField of(String name, String value) {
			return new HeaderField(name.getBytes(StandardCharsets.ISO_8859_1),
					value.replaceAll("\\p{Cntrl}", " ").getBytes(StandardCharsets.ISO_8859_1));
		}

		void addTo(MimeHeaders fields) {
			fields.addValue(this.name, 0, this.name.length).setBytes(this.value.clone(), 0, this.value.length);
		}

	}

}
