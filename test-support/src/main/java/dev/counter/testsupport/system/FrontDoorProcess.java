package dev.counter.testsupport.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import dev.counter.contract.Variable;
import dev.counter.local.process.FreePorts;
import dev.counter.testsupport.http.TestClient;

/**
 * A front door in a process of its own, ahead of the one that routes to the instances: it
 * can be killed.
 */
public final class FrontDoorProcess implements AutoCloseable {

	private static final Duration START_TIMEOUT = Duration.ofMinutes(1);

	private final int port = FreePorts.find(1).get(0);

	private final ProcessBuilder builder;

	private Process process;

	/** Starts a front door that forwards every request to the system's own. */
	public FrontDoorProcess(TestSystem system) {
		this.builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				"dev.counter.frontdoor.FrontDoorMain")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(system.logs().resolve("front-door-process.log").toFile()));
		URI upstream = system.client().server();
		for (Variable variable : new Variable[] { Variable.FRONT_DOOR_ADDER, Variable.FRONT_DOOR_DISPLAY,
				Variable.FRONT_DOOR_RESET }) {
			this.builder.environment().put(variable.name(), upstream.toString());
		}
		this.builder.environment().put(Variable.FRONT_DOOR_PORT.name(), String.valueOf(this.port));
		this.process = start();
	}

	private Process start() {
		try {
			Process started = this.builder.start();
			long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
			while (!accepts()) {
				if (!started.isAlive() || System.nanoTime() > deadline) {
					throw new IllegalStateException("The front door does not start: " + this.builder.redirectOutput());
				}
				LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
			}
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean accepts() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** SIGKILL, and a new start on the same port. */
	public void kill() {
		close();
		this.process = start();
	}

	public TestClient client() {
		return TestClient.of(this.port);
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
