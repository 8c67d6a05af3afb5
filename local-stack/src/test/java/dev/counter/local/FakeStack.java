package dev.counter.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import dev.counter.contract.Service;
import dev.counter.contract.Variable;

/**
 * Local stack with {@linkplain FakeService fake services}; as a program of its own it can
 * be killed.
 */
final class FakeStack {

	/** A host name that is allowed. */
	static final String HOST = "counter.test";

	private FakeStack() {
	}

	static LocalStack in(Path folder, Consumer<String> console) {
		return in(folder, console, FakeService.command());
	}

	/** A stack whose services are never ready. */
	static LocalStack unready(Path folder, Consumer<String> console) {
		List<String> command = new ArrayList<>(List.of("env", FakeService.MOOD + "=hangs"));
		command.addAll(FakeService.command());
		return in(folder, console, command);
	}

	private static LocalStack in(Path folder, Consumer<String> console, List<String> command) {
		Options options = new Options(folder, 0, Path.of(".."), false, Map.of(Variable.ALLOWED_HOSTS, HOST),
				Duration.ofMinutes(2));
		return new LocalStack(options, console) {
			@Override
			List<String> command(Service service, Path directory) {
				return command;
			}
		};
	}

	public static void main(String[] args) throws InterruptedException {
		LocalStack stack = in(Path.of(args[0]), System.out::println);
		Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
		System.out.println("at " + stack.start().address());
		new CountDownLatch(1).await();
	}

}
