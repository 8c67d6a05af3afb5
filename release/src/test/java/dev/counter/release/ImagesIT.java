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

	static final List<String> START = List.of("/app/entrypoint");

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
		Hardening.assertThatItIsHardened(image);
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
		Hardening.assertThatItIsHardened(image);
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
		Hardening.assertThatItIsHardened(image);
	}

	@Test
	void s3AnswersOnAVolumeAndStops() throws IOException, InterruptedException {
		BuiltImage image = BuiltImage.of("s3");
		int port = freePort();
		Map<String, String> environment = new HashMap<>(CACHE_OR_NOTHING);
		environment.put(Variable.S3_ADDRESS.name(), "127.0.0.1:" + port);
		environment.put(Variable.FILES_ACCESS_KEY.name(), "access");
		environment.put(Variable.FILES_SECRET_KEY.name(), "secret");
		try (Container container = image.container(environment).start(START, this.folder.resolve("log"))) {
			container.await("http://localhost:" + port + "/healthz", 200);
			container.await("http://localhost:" + port + "/" + Variable.FILES_BUCKET.defaultText(), 403);
			container.java().destroy();
			assertThat(container.exitCode(STOP)).isEqualTo(TERMINATED);
		}
		Hardening.assertThatItIsHardened(image, "/files");
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
