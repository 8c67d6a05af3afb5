package dev.counter.adder.add;

import dev.counter.adder.entry.Add;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.body.Body;
import dev.counter.core.web.body.JsonBodies;
import dev.counter.core.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads what a client wants added.
 */
final class AddRequest {

	private static final JsonBodies JSON = new JsonBodies("{\"number\": 1.5}");

	private AddRequest() {
	}

	/**
	 * Reads a request.
	 * @param request a POST
	 * @return the add
	 * @throws ProblemException with 413, 415 or 400, in this order
	 */
	static Add read(HttpServletRequest request) {
		AddNumber body = JSON.read(Body.of(request), AddNumber.class);
		return new Add(body.number(), IdempotencyKey.of(request), ClientAddress.of(request));
	}

}
