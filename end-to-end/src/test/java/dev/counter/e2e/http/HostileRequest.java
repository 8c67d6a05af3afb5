package dev.counter.e2e.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

import dev.counter.contract.Endpoint;
import dev.counter.contract.Method;

/**
 * Generated request that is valid but for its header fields.
 *
 * @param endpoint the endpoint
 * @param text the request, ISO 8859-1, each character a byte
 */
record HostileRequest(Endpoint endpoint, String text) {

	/** The number of each add. */
	static final String NUMBER = "0.25";

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS",
			"TRACE", "CONNECT", "BREW", "post");

	private static final List<String> VERSIONS = List.of("HTTP/1.0", "HTTP/1.2", "HTTP/2.0", "HTTP/9.9");

	/**
	 * Generates a request.
	 * @param random the seeded generator
	 * @param resets the current reset number, which the form of a reset carries
	 * @return the request
	 */
	static HostileRequest of(RandomGenerator random, long resets) {
		Endpoint endpoint = HostileHeaders.pick(List.of(Endpoint.values()), random);
		String method = (random.nextInt(6) == 0) ? HostileHeaders.pick(METHODS, random)
				: HostileHeaders.pick(endpoint.methods(), random).name();
		String version = (random.nextInt(50) == 0) ? HostileHeaders.pick(VERSIONS, random) : "HTTP/1.1";
		String body = (method.equals(Method.POST.name()) || random.nextInt(10) == 0) ? body(endpoint, resets) : "";
		List<String> lines = new ArrayList<>(List.of("Host: localhost", "Content-Length: " + body.length(),
				"Content-Type: " + (body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")));
		boolean chunked = false;
		for (String hostile : HostileHeaders.some(random)) {
			if (random.nextInt(3) > 0) {
				lines.removeIf((line) -> name(line).equals(name(hostile)));
			}
			lines.add(hostile);
			chunked |= name(hostile).equals("transfer-encoding");
		}
		if (chunked && random.nextInt(4) > 0) {
			lines.removeIf((line) -> name(line).equals("content-length"));
		}
		lines.add("Connection: close");
		return new HostileRequest(endpoint, "%s %s %s\r\n%s\r\n\r\n%s".formatted(method,
				target(endpoint, method, random), version, String.join("\r\n", lines), chunked ? chunk(body) : body));
	}

	/** A target that changes nothing the endpoint does. */
	private static String target(Endpoint endpoint, String method, RandomGenerator random) {
		String path = endpoint.path().value().replace("*", "app-0123456789abcdef.css");
		return switch (random.nextInt(25)) {
			case 0 -> path + "/nothing";
			case 1 -> "http://localhost" + path;
			case 2 -> "http://evil.example:1" + path;
			case 3 -> method.equals("OPTIONS") ? "*" : path;
			case 4 -> path + "?limit=1";
			default -> path;
		};
	}

	private static String body(Endpoint endpoint, long resets) {
		return switch (endpoint) {
			case ADD_NUMBER -> "{\"number\": \"" + NUMBER + "\"}";
			case ADDER_PAGE -> "number=" + NUMBER;
			case RESET_PAGE -> "confirmed=yes&resets=" + resets;
			default -> "";
		};
	}

	private static String chunk(String body) {
		return (body.isEmpty() ? "" : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n") + "0\r\n\r\n";
	}

	private static String name(String line) {
		int colon = line.indexOf(':');
		return ((colon < 0) ? line : line.substring(0, colon)).toLowerCase(Locale.ROOT);
	}

}
