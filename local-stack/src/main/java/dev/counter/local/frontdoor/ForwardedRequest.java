package dev.counter.local.frontdoor;

import java.net.URI;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.eclipse.jetty.http.HttpURI;

/**
 * A request with method, path and query exactly as the visitor sent them. The client's
 * own takes only what {@link URI} can parse, so that the service would never see the
 * rest.
 */
final class ForwardedRequest extends HttpRequest {

	private final String method;

	private final String path;

	private final String query;

	private final URI upstream;

	private volatile boolean begun;

	ForwardedRequest(HttpClient client, URI upstream, String method, HttpURI target) {
		super(client, new HttpConversation(), upstream);
		this.upstream = upstream;
		this.method = method;
		this.path = target.getPath();
		this.query = target.getQuery();
		onRequestBegin((request) -> this.begun = true);
	}

	/** Whether a connection took it, so that a service may have it by now. */
	boolean hasBegun() {
		return this.begun;
	}

	@Override
	public String getMethod() {
		return this.method;
	}

	@Override
	public String getPath() {
		return this.path;
	}

	@Override
	public String getQuery() {
		return this.query;
	}

	@Override
	public URI getURI() {
		return this.upstream;
	}

}
