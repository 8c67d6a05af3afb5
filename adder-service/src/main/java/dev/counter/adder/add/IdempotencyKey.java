package dev.counter.adder.add;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.counter.contract.Headers;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.Shown;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys under which a repetition is recognised: UUIDs of 36 characters, bare or
 * in double quotes.
 */
public final class IdempotencyKey {

	private static final Pattern UUID_TEXT = Pattern
		.compile("(?<quote>\"?)(?<uuid>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\k<quote>");

	private static final String EXPECTED = "one UUID of 36 characters, such as 0b5f9c1e-5d5c-4b34-9c5e-2f6b1f0c7a11";

	private IdempotencyKey() {
	}

	/**
	 * The key of a request.
	 * @param request the request
	 * @return the key, {@code null} when the request has none
	 * @throws ProblemException with 400 when it is no UUID, or there are two
	 */
	static @Nullable UUID of(HttpServletRequest request) {
		List<String> values = Collections.list(request.getHeaders(Headers.IDEMPOTENCY_KEY));
		if (values.size() > 1) {
			throw new ProblemException(Problem.ofField(Headers.IDEMPOTENCY_KEY,
					"%s is given more than once.".formatted(Headers.IDEMPOTENCY_KEY), EXPECTED));
		}
		return values.isEmpty() ? null : of(Headers.IDEMPOTENCY_KEY, values.get(0).strip());
	}

	/**
	 * Reads a key.
	 * @param field what the field or header is called
	 * @param text the key
	 * @return the key
	 * @throws ProblemException with 400 when it is no UUID
	 */
	public static UUID of(String field, String text) {
		Matcher key = UUID_TEXT.matcher(text);
		if (!key.matches()) {
			throw new ProblemException(
					Problem.ofField(field, "\"%s\" is not a UUID.".formatted(Shown.of(text)), EXPECTED));
		}
		return UUID.fromString(key.group("uuid"));
	}

}
