package dev.counter.core.web.body;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import dev.counter.core.web.problem.Shown;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * The named texts of a form's body or of a query string. Names that nobody asks for are
 * ignored.
 */
public final class Fields {

	private final Map<String, String> values = new HashMap<>();

	private final Set<String> repeated = new HashSet<>();

	private Fields(String encoded) {
		for (String pair : encoded.split("&")) {
			int equals = pair.indexOf('=');
			String name = decoded((equals < 0) ? pair : pair.substring(0, equals));
			if (this.values.put(name, (equals < 0) ? "" : decoded(pair.substring(equals + 1))) != null) {
				this.repeated.add(name);
			}
		}
	}

	/**
	 * The fields of a form.
	 * @param body the body of a POST
	 * @return the fields of the body alone, not those of the query string
	 * @throws ProblemException with 415 when the body is no form, with 400 when its
	 * encoding is broken
	 */
	public static Fields ofForm(Body body) {
		body.requireType(MediaType.APPLICATION_FORM_URLENCODED);
		return new Fields(new String(body.bytes(), StandardCharsets.ISO_8859_1));
	}

	/**
	 * The parameters of a query string.
	 * @param request the request
	 * @return the parameters
	 * @throws ProblemException with 400 when the encoding is broken
	 */
	public static Fields ofQuery(HttpServletRequest request) {
		String query = request.getQueryString();
		return new Fields((query != null) ? query : "");
	}

	/**
	 * The value of a field.
	 * @param name the field's name
	 * @return the value, {@code null} when there is no such field
	 * @throws ProblemException with 400 when it was given more than once
	 */
	public @Nullable String value(String name) {
		if (this.repeated.contains(name)) {
			throw new ProblemException(
					Problem.ofField(name, "%s is given more than once.".formatted(name), "one value"));
		}
		return this.values.get(name);
	}

	/** Each character of the encoded text is a byte; so is each of what is decoded. */
	private static String decoded(String encoded) {
		try {
			byte[] bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1)
				.getBytes(StandardCharsets.ISO_8859_1);
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			throw new ProblemException(Problem.of(ProblemType.MALFORMED_REQUEST,
					"\"%s\" is not valid percent-encoded UTF-8.".formatted(Shown.of(encoded)),
					"percent-encoded UTF-8, such as %C3%A9 for é"));
		}
	}

}
