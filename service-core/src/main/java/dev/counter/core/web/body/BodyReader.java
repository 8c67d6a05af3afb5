package dev.counter.core.web.body;

import java.io.IOException;

import dev.counter.contract.Limits;
import dev.counter.contract.Times;
import dev.counter.core.web.problem.BodyLimit;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemAnswers;
import dev.counter.core.web.problem.ProblemType;
import dev.counter.core.web.problem.Statuses;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies without blocking, so that a slow client holds no thread.
 */
public final class BodyReader implements ReadListener, AsyncListener {

	private static final Log log = LogFactory.getLog(BodyReader.class);

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final ProblemAnswers answers;

	private final @Nullable Problem refusal;

	private final BodyBuffer body;

	private int drained;

	private boolean answered;

	private boolean ended;

	/**
	 * Creates a reader.
	 * @param request a request whose body nobody read
	 * @param response takes a problem
	 * @param answers writes problems
	 * @param refusal the answer to the request whatever its body is, if any
	 * @throws IOException when the request has no stream
	 */
	public BodyReader(HttpServletRequest request, HttpServletResponse response, ProblemAnswers answers,
			@Nullable Problem refusal) throws IOException {
		this.request = request;
		this.response = response;
		this.answers = answers;
		this.refusal = refusal;
		this.body = new BodyBuffer(request);
	}

	/**
	 * Reads what has arrived.
	 * @return whether that is the whole body
	 * @throws IOException when it cannot be read
	 */
	public boolean hasArrived() throws IOException {
		return this.body.hasArrived();
	}

	/**
	 * Reads the rest as it arrives, then dispatches the request again or answers it with
	 * a problem: the refusal, 413 or 408.
	 * @throws IOException when the problem cannot be sent
	 */
	public void readLater() throws IOException {
		AsyncContext async = this.request.startAsync();
		async.setTimeout(Times.REQUEST_BODY.toMillis());
		async.addListener(this);
		if (this.body.isTooLarge()) {
			refuse(BodyLimit.problem());
		}
		this.request.getInputStream().setReadListener(this);
	}

	@Override
	public void onDataAvailable() throws IOException {
		while (!this.ended && this.request.getInputStream().isReady() && this.body.read() >= 0) {
			if (!this.answered && this.body.isTooLarge()) {
				refuse(BodyLimit.problem());
			}
			if (this.answered) {
				drain();
			}
		}
	}

	@Override
	public void onAllDataRead() throws IOException {
		if (this.answered) {
			complete();
		}
		else if (this.refusal != null) {
			this.answers.send(this.request, this.response, this.refusal);
			complete();
		}
		else {
			this.body.keep();
			dispatch();
		}
	}

	/** Some paths that lead to an asset cannot be dispatched. */
	private void dispatch() throws IOException {
		try {
			this.request.getAsyncContext().dispatch();
			this.ended = true;
		}
		catch (UnsupportedOperationException ex) {
			this.answers.send(this.request, this.response, Statuses.problem(ProblemType.NOT_FOUND.status(), null));
			complete();
		}
	}

	private void refuse(Problem problem) throws IOException {
		this.answered = true;
		this.response.setHeader("Connection", "close");
		this.answers.send(this.request, this.response, (this.refusal != null) ? this.refusal : problem);
		this.response.flushBuffer();
	}

	/** A connection that is closed before all is read is reset, the answer lost. */
	private void drain() {
		this.drained += this.body.clear();
		if (this.drained > Limits.BODY_DRAIN_BYTES) {
			complete();
		}
	}

	private void complete() {
		if (!this.ended) {
			this.ended = true;
			this.request.getAsyncContext().complete();
		}
	}

	@Override
	public void onTimeout(AsyncEvent event) throws IOException {
		if (!this.answered) {
			refuse(Statuses.problem(ProblemType.REQUEST_TIMEOUT.status(), null));
		}
		complete();
	}

	/** The last moment at which the server lets an answer through. */
	@Override
	public void onError(Throwable failure) {
		if (this.ended || this.answered) {
			return;
		}
		this.answered = true;
		try {
			this.answers.send(this.request, this.response, failure);
			this.response.flushBuffer();
		}
		catch (IOException ex) {
			log.debug("The client is gone", ex);
		}
	}

	@Override
	public void onError(AsyncEvent event) {
		complete();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// Dispatched again.
	}

	@Override
	public void onComplete(AsyncEvent event) {
		// Nothing to release.
	}

}
