package dev.counter.release;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import dev.counter.contract.ContainerImage;
import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Headers;
import dev.counter.contract.Health;
import dev.counter.contract.Routes;
import dev.counter.contract.Service;
import dev.counter.contract.Variable;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Container images are built, start against a real PostgreSQL, answer and stop.
 */
class ImagesIT {

	private static final Duration STOP = Duration.ofSeconds(10);

	/** What Java answers to SIGTERM. */
	private static final int TERMINATED = 143;

	private static final List<String> START = List.of("/app/entrypoint");

	/** Makes Java refuse a cache that it would otherwise leave aside. */
	private static final Map<String, String> CACHE_OR_NOTHING = Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");

	@TempDir
	Path folder;

	@BeforeAll
	static void buildah() {
		BuiltImage.buildah();
	}

	@Test
	void migratorMigratesAndEnds() {
		BuiltImage image = BuiltImage.of("migrator");
		Map<String, String> environment = new HashMap<>(MigratedDatabase.create().environment(DatabaseRole.OWNER));
		environment.putAll(CACHE_OR_NOTHING);
		try (Container container = image.container(environment)) {
			assertThat(container.run(START).succeeded()).contains("up to date");
		}
		assertThatItIsHardened(image);
	}

	@ParameterizedTest
	@EnumSource
	void serviceIsReadyAnswersAndStops(Service service) throws IOException, InterruptedException {
		BuiltImage image = BuiltImage.of(service);
		int port = freePort();
		Map<String, String> environment = environment(service, port, freePort());
		try (Container container = image.container(environment).start(START, this.folder.resolve("log"))) {
			container.await(readiness(environment), 200);
			assertThat(container.await("http://localhost:" + port + service.page(), 200)
				.headers()
				.firstValue(Headers.RELEASE)).contains("of-the-test");
			container.java().destroy();
			assertThat(container.exitCode(STOP)).isEqualTo(TERMINATED);
		}
		assertThatItIsHardened(image);
	}

	@Test
	void serviceAnswersWhatIsInFlightBeforeItStops() throws IOException, InterruptedException {
		int port = freePort();
		Map<String, String> environment = environment(Service.RESET, port, freePort());
		try (Container container = BuiltImage.of(Service.RESET)
			.container(environment)
			.start(START, this.folder.resolve("log")); Socket socket = awaited(container, environment, port)) {
			socket.getOutputStream().write("""
					POST %s HTTP/1.1\r
					Host: localhost\r
					Content-Type: application/x-www-form-urlencoded\r
					Content-Length: 2\r
					Connection: close\r
					\r
					a""".formatted(Routes.RESET).getBytes(StandardCharsets.US_ASCII));
			container.java().destroy();
			container.await(readiness(environment), 503);
			socket.getOutputStream().write('=');
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 4")
				.contains(Headers.RELEASE + ": of-the-test");
			assertThat(container.exitCode(STOP)).isEqualTo(TERMINATED);
		}
	}

	@Test
	void frontDoorLeadsToTheServicesAndStops() throws IOException, InterruptedException {
		BuiltImage image = BuiltImage.of("front-door");
		HttpServer display = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		display.createContext(Routes.DISPLAY, (exchange) -> {
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		display.start();
		int port = freePort();
		Map<String, String> environment = new HashMap<>(CACHE_OR_NOTHING);
		environment.put(Variable.FRONT_DOOR_PORT.name(), Integer.toString(port));
		environment.put(Variable.FRONT_DOOR_DISPLAY.name(), "http://localhost:" + display.getAddress().getPort());
		try (Container container = image.container(environment).start(START, this.folder.resolve("log"))) {
			container.await("http://localhost:" + port + Routes.DISPLAY, 204);
			container.java().destroy();
			assertThat(container.exitCode(STOP)).isEqualTo(TERMINATED);
		}
		finally {
			display.stop(0);
		}
		assertThatItIsHardened(image);
	}

	private static void assertThatItIsHardened(BuiltImage image) {
		assertThat(image.configuration()).containsEntry("User", ContainerImage.USER + ":" + ContainerImage.USER)
			.containsEntry("Entrypoint", START)
			.containsEntry("Volumes", Map.of(ContainerImage.TEMPORARY, Map.of()))
			.extractingByKey("Labels")
			.asString()
			.contains("org.opencontainers.image.revision=" + BuiltImage.COMMIT,
					"org.opencontainers.image.version=1.0.0", "org.opencontainers.image.title=Counter: ");
		try (Container container = image.container(Map.of())) {
			assertThat(container.run(List.of("id", "-u")).succeeded().strip())
				.isEqualTo(Integer.toString(ContainerImage.USER));
			assertThat(container.run(List.of("grep", "CapEff", "/proc/self/status")).succeeded()).endsWith("0000\n");
			assertThat(writable(container)).containsExactly(ContainerImage.TEMPORARY);
			assertThat(container.run(List.of("find", "/app", "-name", "*.java", "-o", "-name", "*.pem")).succeeded())
				.isEmpty();
		}
	}

	private static List<String> writable(Container container) {
		return container
			.run(List.of("find", "/", "-xdev", "-writable", "-not", "-type", "l", "-not", "-path", "/var/*", "-not",
					"-path", "/run/*"))
			.output()
			.lines()
			.filter((line) -> line.matches("/[^:]*"))
			.toList();
	}

	private static Map<String, String> environment(Service service, int port, int managementPort) {
		Map<String, String> environment = new HashMap<>(MigratedDatabase.create().environment(service.role()));
		environment.putAll(CACHE_OR_NOTHING);
		environment.put(Variable.SERVER_PORT.name(), Integer.toString(port));
		environment.put(Variable.MANAGEMENT_SERVER_PORT.name(), Integer.toString(managementPort));
		environment.put(Variable.COUNTER_RELEASE.name(), "of-the-test");
		return environment;
	}

	private static String readiness(Map<String, String> environment) {
		return "http://localhost:" + environment.get(Variable.MANAGEMENT_SERVER_PORT.name()) + Health.READINESS;
	}

	private static Socket awaited(Container container, Map<String, String> environment, int port) throws IOException {
		container.await(readiness(environment), 200);
		return new Socket("localhost", port);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
