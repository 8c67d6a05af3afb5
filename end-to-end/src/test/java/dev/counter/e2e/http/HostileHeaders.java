package dev.counter.e2e.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Header fields that Spring, Tomcat, Jetty or the services read, with hostile values.
 */
final class HostileHeaders {

	private static final List<String> ANYWHERE = List.of("", " ", ",", ";", "=", "\"", "\"\\", "a\tb", "\u00e9\u00ff",
			"\u0000", "\u0001", "\u007f", "a\rb", "a\nb", "a\r\n b", "%00", "%", "*", "null", "NaN", "-1", "1e999",
			"99999999999999999999", "a,b,,c", "../../etc/passwd", "<script>", "${jndi:ldap://localhost/x}",
			"\ud83d\ude00", "a".repeat(300), "a,".repeat(1500), "\"".repeat(200), "a".repeat(9000));

	private static final List<Map.Entry<String, List<String>>> FIELDS = List.of(
			field("Content-Type", "x/y; charset=", "x/y; charset=%", "x/y; charset=none", "x/y; charset=\"",
					"application/json; charset=utf-16", "application/json; charset=utf-8; charset=", "text", "/", ";;;",
					"*/*", "multipart/form-data", "multipart/form-data; boundary=", "application/x-www-form-urlencoded",
					"application/x-www-form-urlencoded; charset=", "application/json;q=2", "a/b;c=\"\\"),
			field("Accept", "text/html", "text/html;q=NaN", "*/*;q=", "text/html;level=1;q=0.0001", "/",
					"text/*;charset=", "application/json,text/html;q=0.9"),
			field("Accept-Charset", "none", "utf-8;q=x", "%"),
			field("Accept-Encoding", "gzip", "identity;q=0", "br;q=x"),
			field("Accept-Language", "de-" + "x".repeat(2000), "*", "en;q=-1", "../../x", "zz-ZZ-#x", "en_US.UTF-8"),
			field("If-None-Match", "*", "W/\"", "\"a\", \"", "W/W/\"1\"", "\"" + "a".repeat(5000) + "\""),
			field("If-Match", "*", "\"0\"", "W/\"0\""), field("If-Range", "\"0\"", "Thu, 01 Jan 1970 00:00:00 GMT"),
			field("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT", "0", "yesterday", "Thu, 99 Foo 9999"),
			field("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT", "never"),
			field("Range", "bytes=0-0", "bytes=-1", "bytes=9-0", "lines=1-2", "bytes=" + "0-0,".repeat(500)),
			field("Expect", "100-continue", "200-ok", "100-continue, x"), field("TE", "trailers", "gzip;q=x"),
			field("Trailer", "Content-Length", "X"), field("Upgrade", "h2c", "websocket", "TLS/1.0, HTTP/9"),
			field("HTTP2-Settings", "AAMAAABkAAQAAP__", "!"),
			field("Connection", "Upgrade", "Upgrade, HTTP2-Settings", "keep-alive", "Host", "Content-Length",
					"X-Forwarded-For", "Transfer-Encoding", "Content-Type, Idempotency-Key"),
			field("Keep-Alive", "timeout=-1"), field("Proxy-Connection", "keep-alive"), field("Via", "9.9 x"),
			field("Content-Length", "+1", "-1", "0x1", "1 1", "1, 1", "1.0", "00000000000000000000000"),
			field("Transfer-Encoding", "gzip", "gzip, chunked", "chunked, chunked", "identity", "xchunked",
					"chunked;x=y", "\"chunked\"", "CHUNKED"),
			field("Content-Encoding", "gzip", "identity", "br, gzip", "x-unknown"),
			field("Content-Language", "xx-", "tlh"),
			field("Content-Disposition", "form-data; name=\"", "attachment; filename*=UTF-8''%ff"),
			field("Content-Location", "http://", "//"), field("Content-MD5", "x"), field("Digest", "sha-256=x"),
			field("Content-Range", "bytes 0-0/1", "bytes */*"), field("Date", "now"), field("Allow", "BREW"),
			field("Cookie", "JSESSIONID=x", "$Version=9; a=\"", "a=b; Path=/", "=;=;=", "a=" + "b".repeat(4000)),
			field("Host", "localhost:99999", "localhost:", "localhost:-1", "a b", "user@localhost", "[::1", "[::1]:80",
					"evil.example", "a".repeat(300), "localhost, localhost", "%6c"),
			field("X-Forwarded-For", "fe80::1%eth0", "127.0.0.1, ", "[::1]:99999", "1.2.3.4.5", "::ffff:1.2.3.4",
					"unknown"),
			field("X-Forwarded-Proto", "https", "gopher", "https, http"),
			field("X-Forwarded-Port", "0", "99999", "80, x"), field("X-Forwarded-Host", "evil.example", "["),
			field("X-Forwarded-Prefix", "/..", "//evil.example"), field("X-Forwarded-Ssl", "on"),
			field("X-Real-IP", "::"), field("Forwarded", "for=\"[", "host=evil.example"),
			field("Origin", "null", "http://evil.example", "http://", "http://localhost:x", "https://localhost"),
			field("Referer", "http://evil.example", "://"), field("Sec-Fetch-Site", "cross-site", "same-origin", "x"),
			field("Sec-Fetch-Mode", "navigate"), field("Access-Control-Request-Method", "POST", "BREW"),
			field("Access-Control-Request-Headers", "x"), field("Access-Control-Request-Private-Network", "true"),
			field("Idempotency-Key", "x", "123e4567-e89b-12d3-a456-42661417400", "\"\"", "{}"),
			field("X-Amzn-Trace-Id", "Root=1-0-0", "Root=", "a".repeat(257)),
			field("traceparent", "00-0-0-00", "00-" + "f".repeat(32) + "-" + "f".repeat(16) + "-ff", "ff-x"),
			field("tracestate", "a=b,a=b", "="), field("baggage", "a=%ff", "="), field("b3", "0", "x-y-z"),
			field("X-B3-TraceId", "x"), field("X-HTTP-Method-Override", "DELETE", "POST"),
			field("X-Requested-With", "XMLHttpRequest"), field("Authorization", "Basic !", "Bearer x", "Digest x=\""),
			field("Max-Forwards", "0", "-1"), field("Cache-Control", "no-cache", "max-age=x"),
			field("Pragma", "no-cache"), field("Priority", "u=9"), field("Prefer", "return=minimal"),
			field("User-Agent", "\u0007"), field("Last-Event-ID", "-1"), field("X-Counter-Release", "forged"),
			field("Set-Cookie", "a=b"));

	private static final List<String> MALFORMED = List.of("No-Colon", ": x", " Folded: x", "Space : x", "B\u00e4d: x",
			"A(b): x", "A\u0000: x", "X\"Y: x", "HTTP/1.1 200 OK", "GET / HTTP/1.1");

	private HostileHeaders() {
	}

	/** A few header lines, sometimes very many. */
	static List<String> some(RandomGenerator random) {
		List<String> lines = new ArrayList<>();
		for (int i = 1 + random.nextInt(4); i > 0; i--) {
			lines.add(line(random));
		}
		switch (random.nextInt(40)) {
			case 0 -> lines.add(pick(MALFORMED, random));
			case 1 -> lines.add(lines.get(0));
			case 2 -> lines.addAll(Collections.nCopies(60 + random.nextInt(80), "X-Many: 1"));
			default -> {
			}
		}
		return lines;
	}

	private static String line(RandomGenerator random) {
		Map.Entry<String, List<String>> field = pick(FIELDS, random);
		return field.getKey() + ": " + pick((random.nextInt(3) == 0) ? ANYWHERE : field.getValue(), random);
	}

	static <T> T pick(List<T> list, RandomGenerator random) {
		return list.get(random.nextInt(list.size()));
	}

	private static Map.Entry<String, List<String>> field(String name, String... values) {
		return Map.entry(name, List.of(values));
	}

}
