package dev.counter.local.frontdoor;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.counter.contract.Headers;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * What a front door tells the services about the visitor, in the form of an Application
 * Load Balancer.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html">
 * X-Forwarded headers</a>
 */
final class ForwardedHeaders {

	private static final int TRACE_BYTES = 12;

	private final SecureRandom random = new SecureRandom();

	private final Clock clock;

	ForwardedHeaders(Clock clock) {
		this.clock = clock;
	}

	void addTo(HttpFields.Mutable headers, Request request) {
		List<String> claimed = headers.getValuesList(Headers.FORWARDED_FOR);
		headers.put(Headers.FORWARDED_FOR,
				Stream.concat(claimed.stream(), Stream.of(remoteAddress(request))).collect(Collectors.joining(", ")));
		headers.put(Headers.FORWARDED_PROTO, request.isSecure() ? "https" : "http");
		headers.put(Headers.FORWARDED_PORT, Integer.toString(Request.getLocalPort(request)));
		if (!headers.contains(Headers.TRACE)) {
			headers.put(Headers.TRACE, newTrace());
		}
	}

	private static String remoteAddress(Request request) {
		String address = literal(request.getConnectionMetaData().getRemoteSocketAddress());
		int zone = address.indexOf('%');
		return (zone < 0) ? address : address.substring(0, zone);
	}

	static String localAddress(Request request) {
		return literal(request.getConnectionMetaData().getLocalSocketAddress());
	}

	private static String literal(SocketAddress address) {
		return ((InetSocketAddress) address).getAddress().getHostAddress();
	}

	private String newTrace() {
		byte[] bytes = new byte[TRACE_BYTES];
		this.random.nextBytes(bytes);
		return "Root=1-" + HexFormat.of().toHexDigits((int) this.clock.instant().getEpochSecond()) + "-"
				+ HexFormat.of().formatHex(bytes);
	}

}
