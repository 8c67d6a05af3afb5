package dev.counter.local.frontdoor;

import java.util.Objects;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * A request on its way to a service. Its {@code Expect: 100-continue} is the front door's
 * to answer, so that a service may refuse it before it has read the body; and whether the
 * body can be read tells a visitor's fault from a service's.
 */
final class VisitorRequest extends Request.Wrapper {

	private static final int LAST_ASCII = 0x7E;

	private final HttpFields headers;

	private volatile boolean givenUp;

	private volatile boolean bodyFailed;

	VisitorRequest(Request request) {
		super(request);
		this.headers = HttpFields.build(request.getHeaders()).remove(HttpHeader.EXPECT).asImmutable();
	}

	/**
	 * Whether the target can be sent on as it came. The server has decoded bytes that do
	 * not belong into one; some of them would reach a service as question marks, which
	 * begin a query.
	 */
	static boolean hasPlainTarget(Request request) {
		return Objects.requireNonNullElse(request.getHttpURI().getPathQuery(), "")
			.chars()
			.allMatch((character) -> character <= LAST_ASCII);
	}

	/** Whether the body broke off, stayed away or was no HTTP. */
	boolean hasFailedBody() {
		return this.bodyFailed;
	}

	@Override
	public HttpFields getHeaders() {
		return this.headers;
	}

	@Override
	public Content.Chunk read() {
		Content.Chunk chunk = super.read();
		this.bodyFailed |= Content.Chunk.isFailure(chunk) && !this.givenUp;
		return chunk;
	}

	/** The way to the service is lost: whatever is read from now on says no more. */
	@Override
	public void fail(Throwable failure) {
		this.givenUp = true;
		super.fail(failure);
	}

}
