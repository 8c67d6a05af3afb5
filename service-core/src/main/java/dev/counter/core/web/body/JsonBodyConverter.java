package dev.counter.core.web.body;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import dev.counter.core.web.problem.SafeText;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/**
 * JSON bodies by RFC 8259: one object in UTF-8 and nothing after it. The record's
 * {@link JsonClassDescription} is the example in a refusal.
 */
public class JsonBodyConverter extends JacksonJsonHttpMessageConverter {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	/** Stands for invalid bytes, unless it was sent. */
	private static final char REPLACEMENT = '\uFFFD';

	JsonBodyConverter(JsonMapper json) {
		super(json);
		setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON));
	}

	/**
	 * Reads the body of a request outside Spring MVC.
	 * @throws HttpMediaTypeNotSupportedException if it is not JSON
	 * @throws ProblemException with 400 if it is malformed
	 */
	public <T> T read(HttpServletRequest request, Class<T> type)
			throws IOException, HttpMediaTypeNotSupportedException {
		MediaType contentType;
		try {
			contentType = MediaType.parseMediaType(request.getContentType());
		}
		catch (InvalidMediaTypeException ex) {
			throw new HttpMediaTypeNotSupportedException(ex.getMessage(), getSupportedMediaTypes());
		}
		if (!canRead(type, contentType)) {
			throw new HttpMediaTypeNotSupportedException(contentType, getSupportedMediaTypes());
		}
		return type.cast(read(ResolvableType.forClass(type), new ServletServerHttpRequest(request), null));
	}

	@Override
	protected boolean canRead(@Nullable MediaType type) {
		Charset charset = (type != null) ? type.getCharset() : null;
		return super.canRead(type) && (charset == null || charset.equals(StandardCharsets.UTF_8));
	}

	@Override
	public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
			throws IOException {
		String expected = "one JSON object" + example(type.toClass());
		String text = decode(message.getBody().readAllBytes());
		if (text.isBlank()) {
			throw malformed("The request has no body.", expected);
		}
		try {
			Object value = getMapper().readValue(text, getMapper().constructType(type.getType()));
			if (value == null) {
				throw malformed("The body is null.", expected);
			}
			return value;
		}
		catch (JacksonException ex) {
			throw problem(ex, expected);
		}
	}

	private static ProblemException problem(JacksonException failure, String expected) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ProblemException problem) {
				return problem;
			}
		}
		if (failure instanceof StreamConstraintsException) {
			return malformed("The JSON is nested too deeply.", expected);
		}
		if (failure instanceof UnexpectedEndOfInputException) {
			return malformed("The JSON is incomplete.", expected);
		}
		if (failure instanceof StreamReadException syntax) {
			JsonParser parser = syntax.processor();
			String name = (parser != null) ? parser.currentName() : null;
			if (name != null && syntax.getOriginalMessage().startsWith("Duplicate")) {
				String field = SafeText.of(name);
				return ProblemException.ofField(field, "%s is given more than once.".formatted(field), "one value");
			}
			return malformed("The body is not valid JSON: line %s, column %s."
				.formatted(failure.getLocation().getLineNr(), failure.getLocation().getColumnNr()), expected);
		}
		String field = failure.getPath().isEmpty() ? null : failure.getPath().get(0).getPropertyName();
		return (field != null) ? ProblemException.ofField(field, field + " cannot be read.", expected)
				: malformed("The body is not a JSON object.", expected);
	}

	private static String decode(byte[] body) {
		try {
			String text = new String(body, StandardCharsets.UTF_8);
			if (text.indexOf(REPLACEMENT) >= 0) {
				text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
			}
			return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
		}
		catch (CharacterCodingException ex) {
			throw malformed("The body is not valid UTF-8.", "text in UTF-8");
		}
	}

	private static ProblemException malformed(String detail, String expected) {
		return ProblemException.of(ProblemType.MALFORMED_REQUEST, detail, expected);
	}

	private static String example(Class<?> type) {
		JsonClassDescription example = type.getAnnotation(JsonClassDescription.class);
		return (example != null) ? ", such as " + example.value() : "";
	}

}
