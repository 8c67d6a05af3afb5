package dev.counter.core.web.tomcat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import dev.counter.core.web.gate.Gate;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemAnswers;
import dev.counter.core.web.problem.Shown;
import dev.counter.core.web.problem.Statuses;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Says what the server refuses by itself, before the application sees it, in the words
 * and the design of everything else.
 */
class ProblemReportValve extends ErrorReportValve {

	private static final Log log = LogFactory.getLog(ProblemReportValve.class);

	private static final int CLIENT_ERROR = 400;

	private static final int METHOD_NOT_ALLOWED = 405;

	private static final int SERVER_ERROR = 500;

	private final Supplier<ProblemAnswers> answers;

	private final Supplier<Gate> gate;

	ProblemReportValve(Supplier<ProblemAnswers> answers, Supplier<Gate> gate) {
		this.answers = answers;
		this.gate = gate;
	}

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		if (response.getStatus() < CLIENT_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()
				|| !canBeSent(response)) {
			return;
		}
		try {
			if (failure != null && response.getStatus() == SERVER_ERROR) {
				this.answers.get().send(request, response, failure);
			}
			else {
				this.answers.get().send(request, response, problem(request, response, failure));
			}
			response.finishResponse();
		}
		catch (IOException ex) {
			log.debug("The client is gone", ex);
		}
	}

	/**
	 * The server refuses TRACE without a look at the path, and says 501 or 505 also of a
	 * request that failed to parse for another reason.
	 */
	private Problem problem(Request request, Response response, @Nullable Throwable failure) {
		int status = response.getStatus();
		Problem refusal = (status == METHOD_NOT_ALLOWED) ? this.gate.get().refusal(request) : null;
		String reason = (failure != null && status < SERVER_ERROR) ? failure.getMessage() : response.getMessage();
		return (refusal != null) ? refusal : Statuses.problem(status, (reason != null) ? Shown.sentence(reason) : null);
	}

	private static boolean canBeSent(Response response) {
		AtomicBoolean allowed = new AtomicBoolean();
		response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
		return allowed.get();
	}

}
