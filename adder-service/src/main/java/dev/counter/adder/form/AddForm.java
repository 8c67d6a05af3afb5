package dev.counter.adder.form;

import java.util.UUID;

import dev.counter.adder.add.IdempotencyKey;
import dev.counter.adder.entry.AddCommand;
import dev.counter.adder.number.NumberText;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Form of an add.
 *
 * @param number the text of the number's field
 * @param key the idempotency key, unless a script left it out
 */
record AddForm(String number, @Nullable UUID key) {

	static final String KEY = "key";

	/**
	 * The form that was sent.
	 * @throws ProblemException with 400 for a key that no page sends
	 */
	static AddForm of(String number, @Nullable String key) {
		return new AddForm(number, (key != null) ? IdempotencyKey.of(KEY, key) : null);
	}

	/** A form with a new key. */
	static AddForm fresh(String number) {
		return new AddForm(number, UUID.randomUUID());
	}

	/**
	 * The command.
	 * @throws ProblemException with 400 for an invalid number
	 */
	AddCommand command(HttpServletRequest request) {
		return new AddCommand(NumberText.ofText(this.number), this.key, ClientAddress.of(request));
	}

}
