package dev.counter.core.web.body;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

import dev.counter.contract.Limits;
import dev.counter.contract.Times;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemWriter;
import dev.counter.core.web.problem.StatusProblem;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Non-blocking read of one request body, at most {@link Limits#BODY_BYTES}. The request
 * is dispatched again when the body is complete, else answered with 413 or 408.
 */
final class BodyReader implements ReadListener, AsyncListener {

	private static final Log log = LogFactory.getLog(BodyReader.class);

	/** The request attribute that holds the body. */
	static final String BODY = BodyReader.class.getName() + ".body";

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final ProblemWriter problems;

	private final Supplier<@Nullable ProblemException> refusal;

	private final ServletInputStream in;

	private final long length;

	private byte[] bytes = {};

	private int count;

	private int drained;

	private boolean answered;

	private boolean ended;

	BodyReader(HttpServletRequest request, HttpServletResponse response, ProblemWriter problems,
			Supplier<@Nullable ProblemException> refusal) throws IOException {
		this.request = request;
		this.response = response;
		this.problems = problems;
		this.refusal = refusal;
		this.in = request.getInputStream();
		this.length = request.getContentLengthLong();
	}

	/**
	 * Reads what arrived with the header, if the length is known. The parser of chunks
	 * would block on an incomplete chunk size.
	 * @return the body if it is complete
	 */
	byte @Nullable [] arrived() throws IOException {
		if (this.length > 0 && this.length <= Limits.BODY_BYTES) {
			this.bytes = new byte[(int) this.length];
			while (this.count < this.length && this.in.available() > 0) {
				this.count += this.in.read(this.bytes, this.count, this.bytes.length - this.count);
			}
		}
		boolean chunked = this.request.getHeader("Transfer-Encoding") != null;
		boolean complete = chunked ? this.in.isFinished() : this.count == Math.max(0, this.length);
		return complete ? keep() : null;
	}

	private byte[] keep() {
		byte[] body = (this.count < this.bytes.length) ? Arrays.copyOf(this.bytes, this.count) : this.bytes;
		this.request.setAttribute(BODY, body);
		return body;
	}

	/** Reads the body, or only drains it if the response is committed. */
	void readLater() throws IOException {
		AsyncContext async = this.request.startAsync();
		async.setTimeout(Times.REQUEST_BODY.toMillis());
		async.addListener(this);
		if (this.length > Limits.BODY_BYTES || this.response.isCommitted()) {
			refuse(HttpStatus.CONTENT_TOO_LARGE);
		}
		if (this.bytes.length == 0) {
			this.bytes = new byte[Limits.BODY_BYTES + 1];
		}
		this.in.setReadListener(this);
	}

	/**
	 * Drains the rest of a body that is refused: closing the connection before would
	 * reset it, and the client would lose the answer.
	 */
	@Override
	public void onDataAvailable() throws IOException {
		while (!this.ended && this.in.isReady()) {
			int read = this.in.read(this.bytes, this.count, this.bytes.length - this.count);
			if (read < 0) {
				return;
			}
			this.count += read;
			if (!this.answered && this.count > Limits.BODY_BYTES) {
				refuse(HttpStatus.CONTENT_TOO_LARGE);
			}
			if (this.answered) {
				this.drained += this.count;
				this.count = 0;
				if (this.drained > Limits.BODY_DRAIN_BYTES) {
					complete();
				}
			}
		}
	}

	@Override
	public void onAllDataRead() throws IOException {
		if (this.answered) {
			complete();
			return;
		}
		keep();
		try {
			this.request.getAsyncContext().dispatch();
			this.ended = true;
		}
		catch (UnsupportedOperationException ex) {
			// Tomcat does not dispatch some paths that are not normalized.
			this.problems.write(this.request, this.response, StatusProblem.of(HttpStatus.NOT_FOUND.value(), null));
			complete();
		}
	}

	private void refuse(HttpStatus status) {
		this.answered = true;
		this.response.setHeader("Connection", "close");
		try {
			this.problems.write(this.request, this.response,
					Objects.requireNonNullElseGet(this.refusal.get(), () -> StatusProblem.of(status.value(), null)));
			this.response.flushBuffer();
		}
		catch (IOException ex) {
			log.debug("The client is gone", ex);
		}
	}

	private void complete() {
		if (!this.ended) {
			this.ended = true;
			this.request.getAsyncContext().complete();
		}
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		if (!this.answered) {
			refuse(HttpStatus.REQUEST_TIMEOUT);
		}
		complete();
	}

	/** After this Tomcat sends no answer any more. */
	@Override
	public void onError(Throwable failure) {
		if (this.ended || this.answered) {
			return;
		}
		refuse((failure instanceof SocketTimeoutException) ? HttpStatus.REQUEST_TIMEOUT : HttpStatus.BAD_REQUEST);
	}

	@Override
	public void onError(AsyncEvent event) {
		complete();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
	}

	@Override
	public void onComplete(AsyncEvent event) {
	}

}
