package dev.counter.local.frontdoor;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * A request whose {@code Expect: 100-continue} the front door answers itself, so that a
 * service may refuse it before it has read the body.
 */
final class UnexpectantRequest extends Request.Wrapper {

	private final HttpFields headers;

	UnexpectantRequest(Request request) {
		super(request);
		this.headers = HttpFields.build(request.getHeaders()).remove(HttpHeader.EXPECT).asImmutable();
	}

	@Override
	public HttpFields getHeaders() {
		return this.headers;
	}

}
