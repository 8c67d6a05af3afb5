package dev.counter.core.web.problem;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.counter.contract.Times;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with one request, for whoever sent it.
 *
 * @param type the kind
 * @param status the HTTP status, mostly the kind's own
 * @param detail what was wrong, as a sentence
 * @param field the field, parameter or header that was wrong
 * @param expected what would be right, as a phrase
 * @param headers header fields that the answer needs, such as {@code Allow}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(ProblemType type, int status, String detail, @Nullable String field, @Nullable String expected,
		Map<String, String> headers) {

	private static final int SERVICE_UNAVAILABLE = 503;

	public Problem {
		headers = Map.copyOf(headers);
	}

	/**
	 * A problem that is no single field's.
	 * @param type the kind
	 * @param detail what was wrong
	 * @param expected what would be right
	 * @return the problem; a 503 says when to try again
	 */
	public static Problem of(ProblemType type, String detail, @Nullable String expected) {
		return new Problem(type, type.status(), detail, null, expected, (type.status() == SERVICE_UNAVAILABLE)
				? Map.of("Retry-After", String.valueOf(Times.RETRY_AFTER.toSeconds())) : Map.of());
	}

	/**
	 * A field, parameter or header with a value that is not taken.
	 * @param field its name
	 * @param detail what was wrong
	 * @param expected what would be right
	 * @return the problem, a 400
	 */
	public static Problem ofField(String field, String detail, String expected) {
		return ofField(ProblemType.INVALID_FIELD, field, detail, expected);
	}

	/**
	 * A problem of a kind of its own that a field, parameter or header has.
	 * @param type the kind
	 * @param field its name
	 * @param detail what was wrong
	 * @param expected what would be right
	 * @return the problem
	 */
	public static Problem ofField(ProblemType type, String field, String detail, String expected) {
		return new Problem(type, type.status(), detail, field, expected, Map.of());
	}

	/**
	 * The same with a header field that the answer needs.
	 * @param name of the header
	 * @param value of the header
	 * @return the problem
	 */
	public Problem withHeader(String name, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.headers);
		more.put(name, value);
		return new Problem(this.type, this.status, this.detail, this.field, this.expected, more);
	}

	/**
	 * The kind in words.
	 * @return half a sentence
	 */
	public String title() {
		return this.type.title();
	}

	/**
	 * The members of the problem details object.
	 * @return names and values, in their order
	 */
	Map<String, Object> members() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", this.type.uri());
		members.put("title", title());
		members.put("status", this.status);
		members.put("detail", this.detail);
		if (this.field != null) {
			members.put("field", this.field);
		}
		if (this.expected != null) {
			members.put("expected", this.expected);
		}
		return members;
	}

}
