package dev.counter.adder.add;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.counter.adder.commit.GroupCommit;
import dev.counter.contract.Routes;
import dev.counter.core.web.body.JsonBodyConverter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Adds for clients, answered asynchronously after the commit. Bypasses DispatcherServlet:
 * a controller costs about 1.5 times the service's CPU time of an add.
 */
class AddNumberServlet extends HttpServlet {

	private static final long serialVersionUID = 1L;

	private static final Log log = LogFactory.getLog(AddNumberServlet.class);

	private final transient JsonBodyConverter bodies;

	private final transient ObjectWriter json;

	private final transient Supplier<GroupCommit> commits;

	private final transient Supplier<HandlerExceptionResolver> exceptions;

	AddNumberServlet(JsonBodyConverter bodies, JsonMapper json, Supplier<GroupCommit> commits,
			Supplier<HandlerExceptionResolver> exceptions) {
		this.bodies = bodies;
		this.json = json.writerFor(AddResponse.class);
		this.commits = commits;
		this.exceptions = exceptions;
	}

	@Override
	protected void doPost(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		ServerHttpObservationFilter.findObservationContext(request)
			.ifPresent((observation) -> observation.setPathPattern(Routes.ADD_NUMBER));
		AddRequest body = this.bodies.read(request, AddRequest.class);
		CompletableFuture<AddResponse> answer = this.commits.get()
			.add(body.command(request))
			.thenApply(AddResponse::of);
		AsyncContext async = request.startAsync();
		answer.whenComplete((added, failure) -> {
			try {
				write(request, response, added, failure);
			}
			catch (IOException ex) {
				log.debug("The client is gone", ex);
			}
			finally {
				async.complete();
			}
		});
	}

	private void write(HttpServletRequest request, HttpServletResponse response, @Nullable AddResponse added,
			@Nullable Throwable failure) throws IOException {
		if (added != null) {
			byte[] body = this.json.writeValueAsBytes(added);
			response.setContentType(MediaType.APPLICATION_JSON_VALUE);
			response.setContentLength(body.length);
			response.getOutputStream().write(body);
		}
		else if (!(failure instanceof Exception exception)
				|| this.exceptions.get().resolveException(request, response, null, exception) == null) {
			response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
		}
	}

}
