package dev.counter.local.frontdoor;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import dev.counter.contract.Routing;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpStatus;
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

	private final ForwardedHeaders forwardedHeaders = new ForwardedHeaders(Clock.systemUTC());

	Forwarding(Upstreams upstreams) {
		super(Request::getHttpURI);
		this.upstreams = upstreams;
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
		Optional<URI> upstream = this.upstreams.of(service);
		if (upstream.isEmpty()) {
			Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, down(service));
			return true;
		}
		request.setAttribute(UPSTREAM, upstream.get());
		return super.handle(request, response, callback);
	}

	private static Service service(Request request) {
		return Routing.serviceFor(Objects.requireNonNullElse(request.getHttpURI().getPath(), ""));
	}

	private static String down(Service service) {
		return "The " + service.key() + " service is not running at the moment.";
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
		if (failure instanceof TimeoutException) {
			Response.writeError(request, response, callback, HttpStatus.GATEWAY_TIMEOUT_504,
					"The %s service did not answer within %d seconds.".formatted(service(request).key(),
							Times.BALANCER_IDLE.toSeconds()));
		}
		else {
			Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503,
					down(service(request)));
		}
	}

}
