package dev.counter.core.web.body;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.apache.tomcat.util.http.Parameters;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A request with its buffered body. Its parameters are the fields of a form or else those
 * of the query, never both, and none may be given twice.
 */
class BufferedRequest extends HttpServletRequestWrapper {

	private final byte[] body;

	private @Nullable Map<String, String[]> parameters;

	BufferedRequest(HttpServletRequest request, byte[] body) {
		super(request);
		this.body = body;
	}

	@Override
	public ServletInputStream getInputStream() {
		return new BodyStream(this.body);
	}

	@Override
	public BufferedReader getReader() {
		return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
	}

	@Override
	public Map<String, String[]> getParameterMap() {
		if (this.parameters == null) {
			this.parameters = isForm() ? form() : super.getParameterMap();
		}
		return this.parameters;
	}

	@Override
	public Enumeration<String> getParameterNames() {
		return Collections.enumeration(getParameterMap().keySet());
	}

	@Override
	public @Nullable String getParameter(String name) {
		String[] values = getParameterValues(name);
		return (values != null) ? values[0] : null;
	}

	/** Spring MVC would take {@code name[]} for {@code name}. */
	@Override
	public String @Nullable [] getParameterValues(String name) {
		if (name.endsWith("[]")) {
			return null;
		}
		String[] values = getParameterMap().get(name);
		if (values != null && values.length > 1) {
			throw ProblemException.ofField(name, "%s is given more than once.".formatted(name), "one value");
		}
		return values;
	}

	private boolean isForm() {
		String type = getContentType();
		if (!getMethod().equals("POST") || type == null) {
			return false;
		}
		MediaType contentType = MediaType.parseMediaType(type);
		Charset charset = contentType.getCharset();
		if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
			throw ProblemException.ofField(ProblemType.UNSUPPORTED_MEDIA_TYPE, HttpHeaders.CONTENT_TYPE,
					"The charset %s is not supported.".formatted(charset), "UTF-8");
		}
		return MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(contentType);
	}

	private Map<String, String[]> form() {
		Parameters parsed = new Parameters();
		parsed.setCharset(StandardCharsets.UTF_8);
		parsed.processParameters(this.body, 0, this.body.length);
		Map<String, String[]> form = new LinkedHashMap<>();
		Collections.list(parsed.getParameterNames()).forEach((name) -> form.put(name, parsed.getParameterValues(name)));
		return form;
	}

	private static final class BodyStream extends ServletInputStream {

		private final ByteArrayInputStream body;

		BodyStream(byte[] body) {
			this.body = new ByteArrayInputStream(body);
		}

		@Override
		public int read() {
			return this.body.read();
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			return this.body.read(target, offset, length);
		}

		/** The inherited method allocates 16 KiB. */
		@Override
		public byte[] readAllBytes() {
			return this.body.readAllBytes();
		}

		@Override
		public boolean isFinished() {
			return this.body.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new IllegalStateException("The body is read already");
		}

	}

}
