package dev.counter.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import dev.counter.local.data.StartupException;
import dev.counter.contract.Routes;
import dev.counter.contract.Variable;
import dev.counter.schema.Migrator;

/**
 * The one command: starts the system, says where it is, and stops it on Ctrl-C.
 */
public final class Run {

	private Run() {
	}

	/**
	 * Runs until the process is told to end; exits with 1 and one line on standard error
	 * when the system cannot be started.
	 * @param args none: system properties say what is special about this start
	 * @throws InterruptedException when the waiting thread is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		Instant begin = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
		System.out.println();
		System.out.println(StartupProgress.line(Duration.between(begin, Instant.now()), "built"));
		try {
			OwnClasses.load(Run.class, Variable.class, Migrator.class);
			Options options = options();
			LocalStack stack = new LocalStack(options, System.out::println);
			Thread stop = new Thread(() -> stop(stack), "stop");
			Runtime.getRuntime().addShutdownHook(stop);
			start(stack, stop);
			welcome(stack, options.folder(), Duration.between(begin, Instant.now()));
		}
		catch (StartupException ex) {
			System.err.println();
			System.err.println(ex.getMessage());
			ex.details().forEach((line) -> System.err.println("    " + line));
			System.exit(1);
		}
		new CountDownLatch(1).await();
	}

	private static void start(LocalStack stack, Thread stop) throws InterruptedException {
		try {
			stack.start();
		}
		catch (RuntimeException ex) {
			if (isEnding(stop)) {
				new CountDownLatch(1).await();
			}
			throw ex;
		}
	}

	/** A failure to start that a stop caused is none. */
	private static boolean isEnding(Thread stop) {
		try {
			return !Runtime.getRuntime().removeShutdownHook(stop);
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

	private static void stop(LocalStack stack) {
		System.out.println();
		System.out.println("Stopping ...");
		stack.close();
		System.out.println("Stopped.");
	}

	private static Options options() {
		Options options = Options.of(Preflight.folder(), Preflight.root()).withPort(Preflight.port());
		for (Variable variable : List.of(Variable.ALLOWED_HOSTS, Variable.LOG_FORMAT, Variable.COUNTER_RELEASE,
				Variable.DATABASE_POOL_SIZE)) {
			String value = System.getenv(variable.name());
			options = (value != null) ? options.with(variable, value) : options;
		}
		return options;
	}

	private static void welcome(LocalStack stack, Path folder, Duration took) {
		Stream
			.of("", "Counter is at " + stack.address() + " after " + took.toSeconds() + " s. Ctrl-C stops it.", "",
					"  Open that address in a browser, or add a number from another terminal:",
					"  curl -H 'Content-Type: application/json' -d '{\"number\": \"1.5\"}' " + stack.address()
							+ Routes.ADD_NUMBER,
					"", "  Logs: " + folder.resolve("logs"), "  Data: " + folder.resolve("database"), "")
			.forEach(System.out::println);
	}

}
