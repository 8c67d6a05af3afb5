package dev.counter.frontdoor;

import java.util.Objects;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Client request, without {@code Expect: 100-continue} so that a service may refuse it
 * before the body is read; records whether the client's body was invalid.
 */
final class ClientRequest extends Request.Wrapper {

	private static final int LAST_ASCII = 0x7E;

	private final HttpFields headers;

	private volatile boolean failed;

	private volatile boolean bodyInvalid;

	ClientRequest(Request request) {
		super(request);
		this.headers = HttpFields.build(request.getHeaders()).remove(HttpHeader.EXPECT).asImmutable();
	}

	/**
	 * Whether the request target is ASCII: Jetty decodes other bytes, and would forward
	 * some of them as question marks, which begin a query.
	 */
	static boolean hasAsciiTarget(Request request) {
		return Objects.requireNonNullElse(request.getHttpURI().getPathQuery(), "")
			.chars()
			.allMatch((character) -> character <= LAST_ASCII);
	}

	/** Whether the body was malformed, incomplete or timed out. */
	boolean hasInvalidBody() {
		return this.bodyInvalid;
	}

	@Override
	public HttpFields getHeaders() {
		return this.headers;
	}

	@Override
	public Content.Chunk read() {
		Content.Chunk chunk = super.read();
		this.bodyInvalid |= Content.Chunk.isFailure(chunk) && !this.failed;
		return chunk;
	}

	/** Called when the upstream fails: later read failures are not the client's. */
	@Override
	public void fail(Throwable failure) {
		this.failed = true;
		super.fail(failure);
	}

}
