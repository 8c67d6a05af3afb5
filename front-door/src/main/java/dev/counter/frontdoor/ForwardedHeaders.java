package dev.counter.frontdoor;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.counter.contract.Headers;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * X-Forwarded headers and trace id, as an Application Load Balancer adds them.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html">
 * X-Forwarded headers</a>
 */
final class ForwardedHeaders {

	private static final int TRACE_DIGITS = 24;

	private ForwardedHeaders() {
	}

	static void addTo(HttpFields.Mutable headers, Request request) {
		String client = literal(request.getConnectionMetaData().getRemoteSocketAddress()).replaceFirst("%.*", "");
		headers.put(Headers.FORWARDED_FOR,
				Stream.concat(headers.getValuesList(Headers.FORWARDED_FOR).stream(), Stream.of(client))
					.collect(Collectors.joining(", ")));
		headers.put(Headers.FORWARDED_PROTO, request.isSecure() ? "https" : "http");
		headers.put(Headers.FORWARDED_PORT, Integer.toString(Request.getLocalPort(request)));
		if (!headers.contains(Headers.TRACE)) {
			headers.put(Headers.TRACE, newTrace());
		}
	}

	static String localAddress(Request request) {
		return literal(request.getConnectionMetaData().getLocalSocketAddress());
	}

	/** Without the brackets that Jetty puts around IPv6 addresses. */
	private static String literal(SocketAddress address) {
		return ((InetSocketAddress) address).getAddress().getHostAddress();
	}

	private static String newTrace() {
		return "Root=1-" + HexFormat.of().toHexDigits((int) Instant.now().getEpochSecond()) + "-"
				+ UUID.randomUUID().toString().replace("-", "").substring(0, TRACE_DIGITS);
	}

}
