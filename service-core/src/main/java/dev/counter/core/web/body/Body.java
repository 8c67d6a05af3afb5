package dev.counter.core.web.body;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import dev.counter.contract.Limits;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import dev.counter.core.web.problem.Shown;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * A request's body, whole: at most {@link Limits#BODY_BYTES}.
 *
 * @param bytes the bytes as they came
 * @param contentType the header, {@code null} when there was none
 */
public record Body(byte[] bytes, @Nullable String contentType) {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	/** What takes the place of bytes that are no UTF-8, or was sent as it is. */
	private static final char REPLACEMENT = '\uFFFD';

	/**
	 * The body that a {@link BodyReader} read.
	 * @param request a request that passed the filters
	 * @return the body, empty when there was none
	 * @throws ProblemException with 415 when it has a content coding
	 */
	public static Body of(HttpServletRequest request) {
		Body body = (Body) Objects.requireNonNull(request.getAttribute(Body.class.getName()), "The body was not read");
		ContentCoding.requireIdentity(request);
		return body;
	}

	/**
	 * The body as text, if it is of the type that is read here.
	 * @param type the media type that is read
	 * @return the text without a byte order mark
	 * @throws ProblemException with 415 for another type or charset, with 400 when the
	 * bytes are no UTF-8
	 */
	String text(MediaType type) {
		requireType(type);
		String text = new String(this.bytes, StandardCharsets.UTF_8);
		text = (text.indexOf(REPLACEMENT) < 0) ? text : strictText();
		return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
	}

	private String strictText() {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new ProblemException(
					Problem.of(ProblemType.MALFORMED_REQUEST, "The body is not valid UTF-8.", "text in UTF-8"));
		}
	}

	void requireType(MediaType type) {
		if (this.contentType == null) {
			throw wrongType("There is no Content-Type.", type);
		}
		if (this.contentType.equals(type.toString())) {
			return;
		}
		try {
			MediaType named = MediaType.parseMediaType(this.contentType);
			Charset charset = named.getCharset();
			if (!named.equalsTypeAndSubtype(type)) {
				throw wrongType("%s is not read here.".formatted(Shown.of(this.contentType)), type);
			}
			if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
				throw wrongType("The charset %s is not read here.".formatted(charset), type);
			}
		}
		catch (IllegalArgumentException ex) {
			throw wrongType("The Content-Type cannot be read.", type);
		}
	}

	private static ProblemException wrongType(String detail, MediaType type) {
		return new ProblemException(
				Problem.ofField(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Type", detail, type + ", in UTF-8"));
	}

}
