package dev.counter.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import dev.counter.contract.Variable;
import dev.counter.s3.LocalS3;

/**
 * Bucket of a test run, on an S3 that can be killed. It ends with the process; a test
 * shares it with others, so give each its own keys of objects.
 */
public final class TestBucket {

	/** An origin whose pages may send parts. */
	public static final String ORIGIN = "http://localhost:8080";

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

	private final LocalS3 s3 = new LocalS3(freePort(), "test-access-key", "test-secret-key");

	private final Path folder;

	private final ProcessBuilder builder;

	private Process process;

	private TestBucket() {
		try {
			this.folder = Files.createTempDirectory(Files.createDirectories(Path.of("target").toAbsolutePath()), "s3-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.builder = new ProcessBuilder(LocalS3.command(JAVA, Repository.path("local-s3/target/lib")))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.folder.resolve("s3.log").toFile()));
		this.builder.environment().putAll(this.s3.ownVariables(this.folder, List.of(ORIGIN)));
		this.process = launch();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> this.process.destroyForcibly()));
	}

	/** The bucket of this process, which its first use starts. */
	public static TestBucket shared() {
		return Shared.BUCKET;
	}

	private Process launch() {
		try {
			Process started = this.builder.start();
			long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
			while (!isReady()) {
				if (!started.isAlive() || System.nanoTime() > deadline) {
					throw new IllegalStateException("S3 does not start: " + this.builder.redirectOutput());
				}
				LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
			}
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean isReady() {
		try {
			return ((HttpURLConnection) this.s3.health().toURL().openConnection(Proxy.NO_PROXY))
				.getResponseCode() == HttpURLConnection.HTTP_OK;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** SIGKILL: connections are refused until {@link #start()}. */
	public synchronized void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	/** Starts it again after {@link #kill()}, on the same port with the same objects. */
	public synchronized void start() {
		this.process = launch();
	}

	/** The environment variables of a service. */
	public Map<String, String> environment() {
		return this.s3.variables();
	}

	/** The keys of all objects and the files of unfinished uploads, sorted. */
	public List<String> files() {
		Path bucket = this.folder.resolve(Variable.FILES_BUCKET.defaultText());
		try (Stream<Path> paths = Files.walk(bucket)) {
			return paths.filter(Files::isRegularFile)
				.map((path) -> bucket.relativize(path).toString())
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() {
		return ThreadLocalRandom.current().ints(15_000, 32_768).filter(TestBucket::isFree).findFirst().orElseThrow();
	}

	private static boolean isFree(int port) {
		try {
			new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Started on first use. */
	private static final class Shared {

		private static final TestBucket BUCKET = new TestBucket();

	}

}
