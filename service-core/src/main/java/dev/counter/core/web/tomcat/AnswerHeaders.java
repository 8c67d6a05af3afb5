package dev.counter.core.web.tomcat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.counter.contract.Headers;
import dev.counter.core.release.Release;
import dev.counter.core.web.filter.Forwarded;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of every answer, unless a controller knows better: who answers, and
 * what browsers shall not do with it.
 */
class AnswerHeaders {

	private static final String POLICY = String.join("; ", "default-src 'none'", "style-src 'self'",
			"script-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'", "form-action 'self'",
			"base-uri 'none'", "frame-ancestors 'none'");

	private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

	private static final String A_YEAR = "max-age=31536000";

	private static final int LONGEST_TRACE = 256;

	private final List<Field> always;

	AnswerHeaders(Release release) {
		this.always = List.of(Field.of(Headers.RELEASE, release.name()), Field.of("Cache-Control", "no-store"),
				Field.of("Content-Security-Policy", POLICY), Field.of("Cross-Origin-Opener-Policy", "same-origin"),
				Field.of("Cross-Origin-Resource-Policy", "same-origin"), Field.of("Permissions-Policy", PERMISSIONS),
				Field.of("Referrer-Policy", "same-origin"), Field.of("X-Content-Type-Options", "nosniff"));
	}

	/**
	 * Adds the fields, once: an answer that waited passes here again when it is reported
	 * as failed.
	 * @param request the request
	 * @param trace the id that it came with
	 * @param response an answer without fields
	 * @param fields the fields of that answer
	 */
	void addTo(HttpServletRequest request, @Nullable String trace, HttpServletResponse response, MimeHeaders fields) {
		if (fields.getValue(Headers.RELEASE) != null) {
			return;
		}
		for (Field field : this.always) {
			field.addTo(fields);
		}
		if (Forwarded.scheme(request).equals("https")) {
			response.setHeader("Strict-Transport-Security", A_YEAR);
		}
		if (trace != null) {
			response.setHeader(Headers.TRACE, trace);
		}
	}

	/**
	 * The id that the request came with.
	 * @param request the request
	 * @return the id, {@code null} when there is none, or one that no balancer makes
	 */
	static @Nullable String trace(HttpServletRequest request) {
		String trace = request.getHeader(Headers.TRACE);
		boolean plausible = trace != null && !trace.isEmpty() && trace.length() <= LONGEST_TRACE
				&& trace.chars().allMatch((character) -> character > ' ' && character < 0x7F);
		return plausible ? trace : null;
	}

	/**
	 * A field as bytes, because the server encodes texts anew for each answer, with an
	 * encoder for each. It keeps a value's array for later answers and writes other
	 * values into it: each gets its own.
	 */
	private record Field(byte[] name, byte[] value) {

		static Field of(String name, String value) {
			return new Field(name.getBytes(StandardCharsets.ISO_8859_1),
					value.replaceAll("\\p{Cntrl}", " ").getBytes(StandardCharsets.ISO_8859_1));
		}

		void addTo(MimeHeaders fields) {
			fields.addValue(this.name, 0, this.name.length).setBytes(this.value.clone(), 0, this.value.length);
		}

	}

}
