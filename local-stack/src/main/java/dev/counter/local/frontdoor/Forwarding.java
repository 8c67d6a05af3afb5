package dev.counter.local.frontdoor;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Routing;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends each request to the service that the contract's rules name for its path, as it
 * was sent, and the answer back.
 */
final class Forwarding extends ProxyHandler.Reverse {

	private static final int CONNECTIONS = 1024;

	private static final int HEADER_BYTES = 64 * 1024;

	private static final String UPSTREAM = Forwarding.class.getName() + ".upstream";

	private final Upstreams upstreams;

	private final AllowedHosts hosts;

	private final ForwardedHeaders forwardedHeaders = new ForwardedHeaders(Clock.systemUTC());

	Forwarding(Upstreams upstreams, AllowedHosts hosts) {
		super(Request::getHttpURI);
		this.upstreams = upstreams;
		this.hosts = hosts;
	}

	@Override
	protected void configureHttpClient(HttpClient client) {
		super.configureHttpClient(client);
		client.setUserAgentField(null);
		client.setDefaultRequestContentType(null);
		client.setIdleTimeout(Times.BALANCER_IDLE.toMillis());
		client.setMaxConnectionsPerDestination(CONNECTIONS);
		client.setMaxRequestsQueuedPerDestination(Integer.MAX_VALUE);
		client.setMaxRequestHeadersSize(HEADER_BYTES);
		client.setMaxResponseHeadersSize(HEADER_BYTES);
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		Service service = service(request);
		if (!this.hosts.allow(host(request), ForwardedHeaders.localAddress(request))) {
			return ErrorAnswer.write(Trouble.MISDIRECTED_REQUEST, service, request, response, callback);
		}
		if (!VisitorRequest.hasPlainTarget(request)) {
			return ErrorAnswer.write(Trouble.MALFORMED_REQUEST, service, request, response, callback);
		}
		Optional<URI> upstream = this.upstreams.of(service);
		if (upstream.isEmpty()) {
			return ErrorAnswer.write(Trouble.SERVICE_UNAVAILABLE, service, request, response, callback);
		}
		request.setAttribute(UPSTREAM, upstream.get());
		return super.handle(new VisitorRequest(request), response, callback);
	}

	private static String host(Request request) {
		return Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.HOST), "");
	}

	private static Service service(Request request) {
		return Routing.serviceFor(Objects.requireNonNullElse(request.getHttpURI().getPath(), ""));
	}

	@Override
	protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI target) {
		URI upstream = (URI) Objects.requireNonNull(request.getAttribute(UPSTREAM));
		return new ForwardedRequest(getHttpClient(), upstream, request.getMethod(), target);
	}

	@Override
	protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request forwarded) {
		forwarded.headers((headers) -> this.forwardedHeaders.addTo(headers, request));
	}

	@Override
	protected void onServerToProxyResponseFailure(Request request, org.eclipse.jetty.client.Request forwarded,
			org.eclipse.jetty.client.Response answer, Response response, Callback callback, Throwable failure) {
		if (response.isCommitted()) {
			callback.failed(failure);
			return;
		}
		response.getHeaders().clear();
		ErrorAnswer.write(trouble(request, forwarded, failure), service(request), request, response, callback);
	}

	private static Trouble trouble(Request request, org.eclipse.jetty.client.Request forwarded, Throwable failure) {
		if (request instanceof VisitorRequest visitors && visitors.hasFailedBody()) {
			return Trouble.MALFORMED_REQUEST;
		}
		if (failure instanceof TimeoutException) {
			return Trouble.TOO_SLOW;
		}
		boolean harmless = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
		boolean begun = !(forwarded instanceof ForwardedRequest sent) || sent.hasBegun();
		return (harmless || !begun) ? Trouble.SERVICE_UNAVAILABLE : Trouble.OUTCOME_UNKNOWN;
	}

}
