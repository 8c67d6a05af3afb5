package dev.counter.adder.add;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import dev.counter.contract.Routes;
import dev.counter.core.web.problem.ProblemAnswers;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Adds for clients. No thread waits for the commit, and no controller is looked up: half
 * of what an add costs would be that.
 */
class AddNumberServlet extends HttpServlet {

	private static final long serialVersionUID = 1L;

	private static final Log log = LogFactory.getLog(AddNumberServlet.class);

	private final transient SingletonSupplier<Adder> adder;

	private final transient ObjectWriter json;

	private final transient ProblemAnswers problems;

	AddNumberServlet(SingletonSupplier<Adder> adder, JsonMapper json, ProblemAnswers problems) {
		this.adder = adder;
		this.json = json.writerFor(Added.class);
		this.problems = problems;
	}

	@Override
	protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
		ServerHttpObservationFilter.findObservationContext(request).ifPresent(AddNumberServlet::name);
		CompletableFuture<Addition> addition = this.adder.obtain().later(AddRequest.read(request));
		AsyncContext async = request.startAsync();
		addition.whenComplete((added, failure) -> {
			try {
				answer(request, response, added, failure);
			}
			catch (IOException ex) {
				log.debug("The client is gone", ex);
			}
			finally {
				async.complete();
			}
		});
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, @Nullable Addition addition,
			@Nullable Throwable failure) throws IOException {
		if (addition != null) {
			byte[] body = this.json.writeValueAsBytes(Added.of(addition));
			response.setContentType(MediaType.APPLICATION_JSON_VALUE);
			response.setContentLength(body.length);
			response.getOutputStream().write(body);
		}
		else if (failure != null) {
			Throwable cause = failure.getCause();
			this.problems.send(request, response,
					(failure instanceof CompletionException && cause != null) ? cause : failure);
		}
	}

	/** Measurements name the route as they name those of controllers. */
	private static void name(ServerRequestObservationContext observation) {
		observation.setPathPattern(Routes.ADD_NUMBER);
	}

}
