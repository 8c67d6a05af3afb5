package dev.counter.core.web.body;

import dev.counter.contract.Limits;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import dev.counter.core.web.problem.Shown;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;

/**
 * Reads JSON as RFC 8259 has it: one object, no field twice, nothing after it, UTF-8.
 * Fields that the record does not have are ignored.
 */
public final class JsonBodies {

	private static final String EXPECTED = "one JSON object, such as ";

	private final JsonMapper json;

	private final String example;

	/**
	 * Creates a reader.
	 * @param example a body that would be right
	 */
	public JsonBodies(String example) {
		this.example = example;
		this.json = JsonMapper
			.builder(JsonFactory.builder()
				.streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(Limits.BODY_BYTES).build())
				.build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.build();
	}

	/**
	 * Reads a body. What a deserializer of the record throws as a
	 * {@link ProblemException} is thrown as it is.
	 * @param <T> the record
	 * @param body the body
	 * @param type the record that the object becomes
	 * @return the record
	 * @throws ProblemException with 415 or 400
	 */
	public <T> T read(Body body, Class<T> type) {
		String text = body.text(MediaType.APPLICATION_JSON);
		if (text.isBlank()) {
			throw malformed("There is no body.");
		}
		try {
			T value = this.json.readValue(text, type);
			if (value == null) {
				throw malformed("The body is null.");
			}
			return value;
		}
		catch (JacksonException ex) {
			throw problem(ex);
		}
	}

	private ProblemException problem(JacksonException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ProblemException problem) {
				return problem;
			}
		}
		if (failure instanceof StreamConstraintsException) {
			return malformed("The JSON is nested too deeply.");
		}
		String field = failure.getPath().isEmpty() ? null : failure.getPath().get(0).getPropertyName();
		if (failure instanceof StreamReadException syntax) {
			return syntax(syntax);
		}
		return (field != null) ? new ProblemException(Problem.ofField(field, field + " cannot be read.", this.example))
				: malformed("The body is no JSON object.");
	}

	private ProblemException syntax(StreamReadException failure) {
		String name = name(failure.processor());
		if (failure.getOriginalMessage().startsWith("Duplicate") && name != null) {
			String shown = Shown.of(name);
			return new ProblemException(
					Problem.ofField(shown, "%s is given more than once.".formatted(shown), "one value"));
		}
		if (failure instanceof UnexpectedEndOfInputException) {
			return malformed("The body ends before the JSON does.");
		}
		return malformed("The body is not valid JSON: line %s, column %s.".formatted(failure.getLocation().getLineNr(),
				failure.getLocation().getColumnNr()));
	}

	private static @Nullable String name(@Nullable JsonParser parser) {
		return (parser != null) ? parser.currentName() : null;
	}

	private ProblemException malformed(String detail) {
		return new ProblemException(Problem.of(ProblemType.MALFORMED_REQUEST, detail, EXPECTED + this.example));
	}

}
