package dev.counter.adder.add;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.counter.contract.Headers;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.SafeText;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Idempotency keys: UUIDs of 36 characters, bare or in double quotes.
 */
public final class IdempotencyKey {

	private static final Pattern UUID_TEXT = Pattern
		.compile("(?<quote>\"?)(?<uuid>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\k<quote>");

	private static final String EXPECTED = "one UUID of 36 characters, such as 0b5f9c1e-5d5c-4b34-9c5e-2f6b1f0c7a11";

	private IdempotencyKey() {
	}

	/**
	 * The key of a request, if it has one.
	 * @throws ProblemException with 400 for a key that is not a UUID, or two keys
	 */
	public static @Nullable UUID of(HttpServletRequest request) {
		List<String> values = Collections.list(request.getHeaders(Headers.IDEMPOTENCY_KEY));
		if (values.size() > 1) {
			throw ProblemException.ofField(Headers.IDEMPOTENCY_KEY,
					"%s is given more than once.".formatted(Headers.IDEMPOTENCY_KEY), EXPECTED);
		}
		return values.isEmpty() ? null : of(Headers.IDEMPOTENCY_KEY, values.get(0).strip());
	}

	/**
	 * Parses a key.
	 * @param field the name of the field or header
	 * @throws ProblemException with 400 if it is not a UUID
	 */
	public static UUID of(String field, String text) {
		Matcher key = UUID_TEXT.matcher(text);
		if (!key.matches()) {
			throw ProblemException.ofField(field, "\"%s\" is not a UUID.".formatted(SafeText.of(text)), EXPECTED);
		}
		return UUID.fromString(key.group("uuid"));
	}

}
