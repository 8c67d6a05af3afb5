package dev.counter.core.web.problem;

import java.io.Serial;
import java.util.Map;
import java.util.Objects;

import dev.counter.contract.Times;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Problem details (RFC 9457) with the members {@code field} and {@code expected}, as an
 * exception without a stack trace.
 */
public class ProblemException extends ErrorResponseException {

	private static final String FIELD = "field";

	private static final String EXPECTED = "expected";

	@Serial
	private static final long serialVersionUID = 1L;

	private final ProblemType type;

	ProblemException(ProblemType type, HttpStatusCode status, String detail, @Nullable String field,
			@Nullable String expected) {
		super(status, details(type, status, detail, field, expected), null);
		this.type = type;
		if (type.status() == HttpStatus.SERVICE_UNAVAILABLE) {
			withHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Times.RETRY_AFTER.toSeconds()));
		}
	}

	private static ProblemDetail details(ProblemType type, HttpStatusCode status, String detail, @Nullable String field,
			@Nullable String expected) {
		ProblemDetail details = ProblemDetail.forStatusAndDetail(status, detail);
		details.setType(type.uri());
		details.setTitle(type.title());
		if (field != null) {
			details.setProperty(FIELD, field);
		}
		if (expected != null) {
			details.setProperty(EXPECTED, expected);
		}
		return details;
	}

	/**
	 * A problem of the request as a whole.
	 * @param type the type, which decides the status
	 * @param detail what was wrong, as a sentence
	 * @param expected the valid values, as a phrase
	 */
	public static ProblemException of(ProblemType type, String detail, @Nullable String expected) {
		return new ProblemException(type, type.status(), detail, null, expected);
	}

	/** A 400 for the invalid value of a field, parameter or header. */
	public static ProblemException ofField(String field, String detail, String expected) {
		return ofField(ProblemType.INVALID_FIELD, field, detail, expected);
	}

	/** A problem of a field, parameter or header with a type of its own. */
	public static ProblemException ofField(ProblemType type, String field, String detail, String expected) {
		return new ProblemException(type, type.status(), detail, field, expected);
	}

	/** Adds a header to the response. */
	public final ProblemException withHeader(String name, String value) {
		getHeaders().set(name, value);
		return this;
	}

	public ProblemType type() {
		return this.type;
	}

	public String detail() {
		return Objects.requireNonNull(getBody().getDetail());
	}

	public @Nullable String field() {
		return property(FIELD);
	}

	public @Nullable String expected() {
		return property(EXPECTED);
	}

	private @Nullable String property(String name) {
		Map<String, Object> properties = getBody().getProperties();
		return (properties != null) ? (String) properties.get(name) : null;
	}

	@Override
	public Throwable fillInStackTrace() {
		return this;
	}

}
