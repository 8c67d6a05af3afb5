package dev.counter.core.web.body;

import java.io.IOException;

import dev.counter.contract.Endpoint;
import dev.counter.core.web.filter.EndpointFilter;
import dev.counter.core.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Buffers the request body without blocking, so that a slow client holds no thread.
 * Uploads read theirs themselves, as a stream.
 */
class NonBlockingBodyFilter extends HttpFilter {

	private static final long serialVersionUID = 1L;

	private final transient EndpointFilter endpoints;

	private final transient ProblemWriter problems;

	NonBlockingBodyFilter(EndpointFilter endpoints, ProblemWriter problems) {
		this.endpoints = endpoints;
		this.problems = problems;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (isUpload(request) && this.endpoints.refusal(request) == null) {
			response.setHeader("Connection", "close");
			chain.doFilter(request, response);
			drain(request, response);
			return;
		}
		byte[] body = (byte[]) request.getAttribute(BodyReader.BODY);
		if (body == null) {
			BodyReader reader = new BodyReader(request, response, this.problems, () -> this.endpoints.refusal(request));
			body = reader.arrived();
			if (body == null) {
				reader.readLater();
				return;
			}
		}
		chain.doFilter(new BufferedRequest(request, body), response);
	}

	private static boolean isUpload(HttpServletRequest request) {
		String path = request.getRequestURI();
		return path != null && (Endpoint.UPLOAD.path().matches(path) || Endpoint.UPLOAD_NAMED.path().matches(path));
	}

	/** After a refusal, whose sender may still be sending. */
	private void drain(HttpServletRequest request, HttpServletResponse response) throws IOException {
		boolean disconnected = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
		if (disconnected || request.isAsyncStarted() || request.getInputStream().isFinished()) {
			return;
		}
		response.flushBuffer();
		new BodyReader(request, response, this.problems, () -> null).readLater();
	}

}
