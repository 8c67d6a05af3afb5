package dev.counter.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import dev.counter.contract.Health;
import dev.counter.contract.Variable;

/**
 * Fake service for tests of its process: starts quickly, answers with its process id, and
 * fails as a variable says.
 */
public final class FakeService {

	/**
	 * {@code dies} exits, {@code hangs} is never ready.
	 */
	public static final String MOOD = "FAKE_MOOD";

	private FakeService() {
	}

	public static List<String> command() {
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
				"-XX:+UseSerialGC", "-Xmx64m", "-cp", System.getProperty("java.class.path"),
				FakeService.class.getName());
	}

	public static void main(String[] args) throws IOException {
		String mood = System.getenv().getOrDefault(MOOD, "well");
		System.out.println("A fake service that " + mood);
		if (mood.equals("dies")) {
			System.exit(3);
		}
		HttpServer main = serve(Variable.SERVER_PORT);
		answer(main, "/", 200, Long.toString(ProcessHandle.current().pid()));
		HttpServer management = serve(Variable.MANAGEMENT_SERVER_PORT);
		answer(management, Health.READINESS, mood.equals("hangs") ? 503 : 200, "");
	}

	private static HttpServer serve(Variable port) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(System.getenv(Variable.SERVER_ADDRESS.name()),
				Integer.parseInt(System.getenv(port.name()))), 0);
		server.start();
		return server;
	}

	private static void answer(HttpServer server, String path, int status, String body) {
		server.createContext(path, (exchange) -> {
			try (exchange) {
				byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
				exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
				exchange.getResponseBody().write(bytes);
			}
		});
	}

}
