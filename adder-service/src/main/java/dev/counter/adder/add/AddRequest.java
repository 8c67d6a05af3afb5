package dev.counter.adder.add;

import java.io.IOException;

import dev.counter.adder.entry.Add;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.body.Body;
import dev.counter.core.web.body.JsonBodies;
import dev.counter.core.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads what a client wants added. It blocks for the body alone and asks no database.
 */
final class AddRequest {

	private static final JsonBodies JSON = new JsonBodies("{\"number\": 1.5}");

	private AddRequest() {
	}

	/**
	 * Reads a request.
	 * @param request a POST whose body nobody read
	 * @return the add
	 * @throws IOException when the body does not arrive
	 * @throws ProblemException with 413, 415 or 400, in this order
	 */
	static Add read(HttpServletRequest request) throws IOException {
		AddNumber body = JSON.read(Body.of(request), AddNumber.class);
		return new Add(body.number(), IdempotencyKey.of(request), ClientAddress.of(request));
	}

}
