package dev.counter.e2e.http;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.counter.contract.Endpoint;

/**
 * Generated request, valid or malformed.
 *
 * @param text the request, ISO 8859-1, each character a byte
 */
record MalformedRequest(String text) {

	private static final List<String> METHODS = List.of("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS",
			"TRACE", "post", "BREW");

	private static final List<String> TYPES = List.of("application/json", "application/x-www-form-urlencoded",
			"text/plain", "application/json; charset=utf-16", "multipart/form-data; boundary=x", "nonsense", "*/*", "",
			"application/json;charset=no-such-set", "application/problem+json");

	private static final List<String> NUMBERS = List.of("1", "-1", "1.5", "NaN", "Infinity", "1e400", "1e131072",
			"-1e999999", "0x10", "01", "1.", ".5", "--1", "1,5", "\"1.5\"", "\" 1.5 \"", "\"\"", "\"abc\"", "null",
			"true", "[]", "[1]", "{}", "{\"number\":1}", "99999999999999999", "0.00001", "1.50000", "\"1e3\"", "1e-5",
			"-0", "\"\\u0000\"", "\"\u00d9\u00a1\"", "9".repeat(2000), "\"" + "1".repeat(65) + "\"", "\"\\ud800\"",
			"1 2");

	private static final List<String> QUERIES = List.of("", "?", "?limit=0", "?limit=501", "?limit=abc",
			"?limit=1&limit=2", "?before=-1", "?after=x", "?before=1&after=1", "?before=99999999999999999999",
			"?limit=%00", "?%ff=%fe", "?added=abc", "?added=-1", "?reset=1e9", "?reset=999999999999999999999",
			"?added=%E0%80", "?limit=1%", "?&&&=", "?limit=\u00ff", "?a=<script>");

	private static final List<String> HEADERS = List.of("Idempotency-Key: x", "Idempotency-Key: ",
			"Idempotency-Key: 123e4567-e89b-12d3-a456-426614174000\r\nIdempotency-Key: 123e4567-e89b-12d3-a456-426614174001",
			"Accept: text/html", "Accept: application/xml", "Accept: nonsense", "Accept: text/html;q=nan",
			"Origin: http://elsewhere.example", "Origin: null", "Sec-Fetch-Site: cross-site",
			"X-Forwarded-For: fe80::1%eth0", "X-Forwarded-For: localhost, , ,", "X-Forwarded-Proto: gopher",
			"X-Amzn-Trace-Id: " + "a".repeat(3000), "If-None-Match: W/\"", "If-None-Match: *",
			"Accept-Encoding: \u00e4", "Cookie: \u0001", "Expect: 100-continue", "Range: bytes=0-1",
			"Accept-Language: ../../etc", "Upgrade: h2c", "X-HTTP-Method-Override: DELETE");

	static MalformedRequest of(RandomGenerator random) {
		String body = body(random);
		StringBuilder request = new StringBuilder();
		request.append(pick(METHODS, random)).append(' ').append(target(random)).append(" HTTP/1.1\r\n");
		request.append("Host: localhost\r\nConnection: close\r\n");
		request.append("Content-Type: ").append(pick(TYPES, random)).append("\r\n");
		IntStream.range(0, random.nextInt(3)).forEach((i) -> request.append(pick(HEADERS, random)).append("\r\n"));
		if (random.nextInt(8) == 0) {
			request.append("Transfer-Encoding: chunked\r\n\r\n")
				.append((random.nextInt(4) == 0) ? "zz" : Integer.toHexString(body.length()))
				.append("\r\n")
				.append(body)
				.append(body.isEmpty() ? "\r\n" : "\r\n0\r\n\r\n");
		}
		else {
			request.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
		}
		return new MalformedRequest(request.toString());
	}

	private static String target(RandomGenerator random) {
		String path = pick(List.of(Endpoint.values()), random).path().value().replace("*", "app.css");
		return switch (random.nextInt(12)) {
			case 0 -> path + "/";
			case 1 -> path + "/%2e%2e/%00";
			case 2 -> path.toUpperCase(Locale.ROOT);
			case 3 -> path + ";jsessionid=1" + pick(QUERIES, random);
			case 4 -> "/" + random.ints(6, 33, 126).mapToObj(Character::toString).collect(Collectors.joining());
			default -> path + pick(QUERIES, random);
		};
	}

	private static String body(RandomGenerator random) {
		String number = pick(NUMBERS, random);
		String json = "{\"number\": " + number + "}";
		return switch (random.nextInt(14)) {
			case 0 -> "";
			case 1 -> json.substring(0, random.nextInt(json.length()));
			case 2 -> "{\"number\": " + number + ", \"number\": 1}";
			case 3 -> "[" + json + "]";
			case 4 -> "[".repeat(random.nextInt(5000));
			case 5 -> "{\"number\":".repeat(random.nextInt(1000)) + "1";
			case 6 -> "x".repeat(random.nextInt(40_000));
			case 7 -> "number=" + number.replace("\"", "") + "&key=" + random.nextLong();
			case 8 -> "number=%zz&number=%ff&confirm=%";
			case 9 ->
				random.ints(random.nextInt(200), 0, 256).mapToObj(Character::toString).collect(Collectors.joining());
			case 10 -> "{\"ip_address\": {\"a\": [1, null]}, \"number\": " + number + ", \"x\": \"\u00c3\u0028\"}";
			case 11 -> "\u00ef\u00bb\u00bf" + json;
			default -> json;
		};
	}

	private static <T> T pick(List<T> list, RandomGenerator random) {
		return list.get(random.nextInt(list.size()));
	}

	static RandomGenerator seeded(long seed) {
		return new Random(seed);
	}

}
