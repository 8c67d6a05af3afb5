package dev.counter.core.web.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.counter.contract.Times;
import dev.counter.core.database.Deadline;
import dev.counter.core.web.body.BodyReader;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemAnswers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what the {@link Gate} does once its body is there, gives it its time for
 * the database, and answers with a problem where everything behind it fails.
 */
class GateFilter extends HttpFilter {

	private static final long serialVersionUID = 1L;

	private final transient Gate gate;

	private final transient ProblemAnswers answers;

	GateFilter(Gate gate, ProblemAnswers answers) {
		this.gate = gate;
		this.answers = answers;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request.getDispatcherType() == DispatcherType.ASYNC) {
			answer(request, response, chain, null);
			return;
		}
		Problem refusal = this.gate.refusal(request);
		BodyReader body = new BodyReader(request, response, this.answers, refusal);
		if (body.hasArrived()) {
			answer(request, response, chain, refusal);
		}
		else {
			body.readLater();
		}
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			@Nullable Problem refusal) throws IOException, ServletException {
		if (refusal != null) {
			this.answers.send(request, response, refusal);
		}
		else if (request.getMethod().equals("OPTIONS")) {
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
			response.setHeader("Allow", String.join(", ", this.gate.allowed(request.getRequestURI())));
		}
		else {
			pass(request, response, chain);
		}
	}

	/**
	 * Bodies and paths are UTF-8 here: a charset in the Content-Type that Java does not
	 * know would fail the answer of a {@code ResponseEntity} after the controller acted.
	 */
	private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		request.setCharacterEncoding(StandardCharsets.UTF_8);
		try {
			Deadline.<HttpServletResponse, Exception>within(Times.DATABASE_DEADLINE, () -> {
				chain.doFilter(request, response);
				return response;
			});
		}
		catch (Exception ex) {
			if (!response.isCommitted()) {
				this.answers.send(request, response, ex);
			}
			else if (ex instanceof IOException io) {
				throw io;
			}
			else {
				throw new ServletException(ex);
			}
		}
	}

}
