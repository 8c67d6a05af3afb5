package dev.counter.frontdoor;

import java.net.URI;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.eclipse.jetty.http.HttpURI;

/**
 * Upstream request with the client's method, path and query unchanged: Jetty's own
 * changes the method to upper case and rejects paths that {@link URI} cannot parse.
 */
final class UpstreamRequest extends HttpRequest {

	private final String method;

	private final HttpURI target;

	private final URI upstream;

	private volatile boolean begun;

	UpstreamRequest(HttpClient client, URI upstream, String method, HttpURI target) {
		super(client, new HttpConversation(), upstream);
		this.upstream = upstream;
		this.method = method;
		this.target = target;
		onRequestBegin((request) -> this.begun = true);
	}

	/** Whether sending has begun, so that the service may have received it. */
	boolean hasBegun() {
		return this.begun;
	}

	@Override
	public String getMethod() {
		return this.method;
	}

	@Override
	public String getPath() {
		return this.target.getPath();
	}

	@Override
	public String getQuery() {
		return this.target.getQuery();
	}

	@Override
	public URI getURI() {
		return this.upstream;
	}

}
