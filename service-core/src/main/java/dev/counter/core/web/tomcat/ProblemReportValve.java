package dev.counter.core.web.tomcat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import dev.counter.core.web.filter.EndpointFilter;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemWriter;
import dev.counter.core.web.problem.SafeText;
import dev.counter.core.web.problem.StatusProblem;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Problem details for requests that Tomcat refuses before the filters.
 */
class ProblemReportValve extends ErrorReportValve {

	private static final Log log = LogFactory.getLog(ProblemReportValve.class);

	private final Supplier<ProblemWriter> problems;

	private final Supplier<EndpointFilter> endpoints;

	ProblemReportValve(Supplier<ProblemWriter> problems, Supplier<EndpointFilter> endpoints) {
		this.problems = problems;
		this.endpoints = endpoints;
	}

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		if (response.getStatus() < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0
				|| !response.setErrorReported() || !canBeSent(response)) {
			return;
		}
		try {
			this.problems.get().write(request, response, problem(request, response, failure));
			response.finishResponse();
		}
		catch (IOException ex) {
			log.debug("The client is gone", ex);
		}
	}

	/**
	 * Tomcat refuses TRACE on every path, and answers 501 or 505 also if the request is
	 * malformed in another way.
	 */
	private ProblemException problem(Request request, Response response, @Nullable Throwable failure) {
		int status = response.getStatus();
		boolean serverError = status >= HttpStatus.INTERNAL_SERVER_ERROR.value();
		ProblemException refusal = (status == HttpStatus.METHOD_NOT_ALLOWED.value())
				? this.endpoints.get().refusal(request) : null;
		String reason = (failure != null && !serverError) ? failure.getMessage() : response.getMessage();
		return (refusal != null) ? refusal
				: StatusProblem.of(status, (reason != null) ? SafeText.sentence(reason) : null);
	}

	private static boolean canBeSent(Response response) {
		AtomicBoolean allowed = new AtomicBoolean();
		response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
		return allowed.get();
	}

}
