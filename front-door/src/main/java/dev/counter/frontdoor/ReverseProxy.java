package dev.counter.frontdoor;

import java.net.URI;
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
 * Reverse proxy: forwards each request unchanged to the service that the contract's
 * forwarding rules name for its path.
 */
final class ReverseProxy extends ProxyHandler.Reverse {

	private static final int CONNECTIONS = 1024;

	private static final String UPSTREAM = ReverseProxy.class.getName() + ".upstream";

	private final Upstreams upstreams;

	private final AllowedHosts hosts;

	ReverseProxy(Upstreams upstreams, AllowedHosts hosts) {
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
		client.setMaxRequestHeadersSize(FrontDoor.HEADER_BYTES);
		client.setMaxResponseHeadersSize(FrontDoor.HEADER_BYTES);
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		Service service = service(request);
		String host = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.HOST), "");
		if (!this.hosts.allow(host, ForwardedHeaders.localAddress(request))) {
			return ErrorResponse.write(GatewayError.MISDIRECTED_REQUEST, service, request, response, callback);
		}
		if (!ClientRequest.hasAsciiTarget(request)) {
			return ErrorResponse.write(GatewayError.MALFORMED_REQUEST, service, request, response, callback);
		}
		Optional<URI> upstream = this.upstreams.of(service);
		if (upstream.isEmpty()) {
			return ErrorResponse.write(GatewayError.SERVICE_UNAVAILABLE, service, request, response, callback);
		}
		request.setAttribute(UPSTREAM, upstream.get());
		return super.handle(new ClientRequest(request), response, callback);
	}

	private static Service service(Request request) {
		return Routing.serviceFor(Objects.requireNonNullElse(request.getHttpURI().getPath(), ""));
	}

	@Override
	protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI target) {
		URI upstream = (URI) Objects.requireNonNull(request.getAttribute(UPSTREAM));
		return new UpstreamRequest(getHttpClient(), upstream, request.getMethod(), target);
	}

	@Override
	protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request upstreamRequest) {
		upstreamRequest.headers((headers) -> ForwardedHeaders.addTo(headers, request));
	}

	@Override
	protected void onServerToProxyResponseFailure(Request request, org.eclipse.jetty.client.Request upstreamRequest,
			org.eclipse.jetty.client.Response upstreamResponse, Response response, Callback callback,
			Throwable failure) {
		if (response.isCommitted()) {
			callback.failed(failure);
			return;
		}
		response.getHeaders().clear();
		ErrorResponse.write(error(request, upstreamRequest, failure), service(request), request, response, callback);
	}

	private static GatewayError error(Request request, org.eclipse.jetty.client.Request upstreamRequest,
			Throwable failure) {
		if (request instanceof ClientRequest client && client.hasInvalidBody()) {
			return GatewayError.MALFORMED_REQUEST;
		}
		if (failure instanceof TimeoutException) {
			return GatewayError.TOO_SLOW;
		}
		boolean safe = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
		boolean begun = !(upstreamRequest instanceof UpstreamRequest sent) || sent.hasBegun();
		return (safe || !begun) ? GatewayError.SERVICE_UNAVAILABLE : GatewayError.OUTCOME_UNKNOWN;
	}

}
