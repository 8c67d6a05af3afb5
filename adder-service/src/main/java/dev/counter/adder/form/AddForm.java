package dev.counter.adder.form;

import java.util.UUID;

import dev.counter.adder.add.IdempotencyKey;
import dev.counter.adder.entry.Add;
import dev.counter.adder.number.NumberText;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.body.Body;
import dev.counter.core.web.body.Fields;
import dev.counter.core.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The form as it was sent.
 *
 * @param number the text in the number's field, empty when there was none
 * @param key the key that the form carried, {@code null} when a script left it out
 */
record AddForm(String number, @Nullable UUID key) {

	private static final String KEY = "key";

	/**
	 * Reads the form.
	 * @param request a POST
	 * @return the form
	 * @throws ProblemException with 413, 415 or 400: what no visitor can mend
	 */
	static AddForm read(HttpServletRequest request) {
		Fields fields = Fields.ofForm(Body.of(request));
		String number = fields.value(NumberText.FIELD);
		String key = fields.value(KEY);
		return new AddForm((number != null) ? number : "", (key != null) ? IdempotencyKey.of(KEY, key) : null);
	}

	/**
	 * A form that was not sent yet.
	 * @param number the text in the number's field
	 * @return the form, with a key of its own
	 */
	static AddForm fresh(String number) {
		return new AddForm(number, UUID.randomUUID());
	}

	/**
	 * What the form asks for.
	 * @param request the request that brought it
	 * @return the add
	 * @throws ProblemException with 400 when the number is none
	 */
	Add add(HttpServletRequest request) {
		return new Add(NumberText.ofText(this.number), this.key, ClientAddress.of(request));
	}

}
