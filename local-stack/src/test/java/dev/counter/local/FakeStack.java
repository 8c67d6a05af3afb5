package dev.counter.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.counter.contract.Variable;
import dev.counter.local.process.CacheTraining;

/**
 * A whole system with {@linkplain FakeService fakes} for services; as a program of its
 * own it can be killed.
 */
final class FakeStack {

	/** A name that it answers to. */
	static final String HOST = "counter.test";

	private FakeStack() {
	}

	static LocalStack in(Path folder, Console console) {
		return in(folder, console, FakeService.command());
	}

	/** A system whose services never get ready. */
	static LocalStack unready(Path folder, Console console) {
		List<String> command = new ArrayList<>(List.of("env", FakeService.MOOD + "=hangs"));
		command.addAll(FakeService.command());
		return in(folder, console, command);
	}

	private static LocalStack in(Path folder, Console console, List<String> command) {
		return new LocalStack(
				new Options(folder, 0, folder, false, Map.of(Variable.ALLOWED_HOSTS, HOST), Duration.ofMinutes(2)),
				console, new CacheTraining(), (service, jars) -> command);
	}

	public static void main(String[] args) throws InterruptedException {
		LocalStack stack = in(Path.of(args[0]), System.out::println);
		Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
		System.out.println("at " + stack.start().address());
		new CountDownLatch(1).await();
	}

}
