package dev.counter.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.counter.contract.Variable;
import dev.counter.local.process.FreePorts;

import static org.awaitility.Awaitility.await;

/**
 * A front door in a process of its own, before the one that knows where the services are.
 */
final class KillableDoor {

	private final int port = FreePorts.find(1).get(0);

	private final ProcessBuilder builder;

	private Process process;

	KillableDoor(URI behind, Path log) {
		this.builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				"dev.counter.frontdoor.FrontDoorMain")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		this.builder.environment()
			.putAll(Map.of(Variable.FRONT_DOOR_PORT.name(), String.valueOf(this.port), Variable.FRONT_DOOR_ADDER.name(),
					behind.toString(), Variable.FRONT_DOOR_DISPLAY.name(), behind.toString(),
					Variable.FRONT_DOOR_RESET.name(), behind.toString()));
		this.process = start();
	}

	private Process start() {
		try {
			Process started = this.builder.start();
			await().atMost(Duration.ofMinutes(1)).until(this::answers);
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean answers() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	void kill() {
		stop();
		this.process = start();
	}

	void stop() {
		this.process.destroyForcibly().onExit().join();
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

}
