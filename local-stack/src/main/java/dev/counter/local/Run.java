package dev.counter.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.counter.contract.Routes;
import dev.counter.contract.Variable;
import dev.counter.frontdoor.FrontDoor;
import dev.counter.local.data.StartupException;
import dev.counter.schema.Migrator;

/**
 * Main class of {@code ./mvnw -Prun}: starts the stack and stops it on Ctrl-C.
 */
public final class Run {

	private static final List<Variable> FORWARDED = List.of(Variable.ALLOWED_HOSTS, Variable.LOG_FORMAT,
			Variable.COUNTER_RELEASE, Variable.DATABASE_POOL_SIZE);

	private Run() {
	}

	/** Exits with 1 and one line on standard error when the stack cannot be started. */
	public static void main(String[] args) throws IOException, InterruptedException {
		Instant begin = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
		System.out.println();
		System.out.println(StartupProgress.line(Duration.between(begin, Instant.now()), "built"));
		try {
			ClassPreloader.load(Run.class, Variable.class, Migrator.class, FrontDoor.class);
			Options options = options();
			LocalStack stack = new LocalStack(options, System.out::println);
			Thread hook = new Thread(() -> stop(stack), "stop");
			Runtime.getRuntime().addShutdownHook(hook);
			start(stack, hook);
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

	/** A start that fails because of Ctrl-C is not reported. */
	private static void start(LocalStack stack, Thread hook) throws InterruptedException {
		try {
			stack.start();
		}
		catch (RuntimeException ex) {
			try {
				Runtime.getRuntime().removeShutdownHook(hook);
			}
			catch (IllegalStateException shutdown) {
				new CountDownLatch(1).await();
			}
			throw ex;
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
		for (Variable variable : FORWARDED) {
			String value = System.getenv(variable.name());
			options = (value != null) ? options.with(variable, value) : options;
		}
		return options;
	}

	private static void welcome(LocalStack stack, Path folder, Duration duration) {
		System.out.println("""

				Counter is at %s after %s s. Ctrl-C stops it.

				  Open that address in a browser, or add a number from another terminal:
				  curl -H 'Content-Type: application/json' -d '{"number": "1.5"}' %s

				  Logs: %s
				  Data: %s
				""".formatted(stack.address(), duration.toSeconds(), stack.address() + Routes.ADD_NUMBER,
				folder.resolve("logs"), folder.resolve("database")));
	}

}
