package dev.counter.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.counter.contract.Service;
import dev.counter.local.LocalStack;
import dev.counter.local.Options;

/**
 * The whole system from the packaged jars, each started as in production, in a folder of
 * its own.
 */
public final class RunningCounter implements AutoCloseable {

	/** The checkout, from its root or from this module. */
	public static final Path ROOT = Path.of(Files.exists(Path.of("mvnw")) ? "" : "..").toAbsolutePath().normalize();

	private final LocalStack stack;

	private RunningCounter(LocalStack stack) {
		this.stack = stack;
	}

	/**
	 * Starts a system on a free port.
	 * @return the running system
	 */
	public static RunningCounter start() {
		LocalStack stack = new LocalStack(Options.of(newFolder(), ROOT).withPort(0).withPreparedBeans(),
				System.out::println);
		return new RunningCounter(stack.start());
	}

	/**
	 * A place for the data of a system.
	 * @return a new folder among what the build makes
	 */
	public static Path newFolder() {
		try {
			return Files.createTempDirectory(Files.createDirectories(ROOT.resolve("end-to-end/target")), "counter-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The system that the tests of this run share; whoever needs an empty ledger resets
	 * it.
	 * @return the running system
	 */
	public static RunningCounter shared() {
		return Shared.COUNTER;
	}

	/**
	 * A client of its front door.
	 * @return the client
	 */
	public Client client() {
		return new Client(this.stack.address());
	}

	/**
	 * Where a service answers past the front door.
	 * @param service which one
	 * @return its own address
	 */
	public URI address(Service service) {
		return this.stack.address(service);
	}

	/**
	 * Its ledger, past all services.
	 * @return the ledger in the database
	 */
	public LedgerTables ledger() {
		return new LedgerTables(this.stack.database());
	}

	/**
	 * The numbers of the services' processes, which change when one is started again.
	 * @return process ids, in the order of the services
	 */
	public List<Long> processes() {
		return Arrays.stream(Service.values())
			.map((service) -> this.stack.service(service).handle().orElseThrow().pid())
			.toList();
	}

	/**
	 * Stops PostgreSQL.
	 */
	public void stopDatabase() {
		this.stack.database().server().stop();
	}

	/**
	 * Starts PostgreSQL again.
	 */
	public void startDatabase() {
		this.stack.database().server().start();
	}

	/**
	 * Halts every process of PostgreSQL where it is.
	 */
	public void freezeDatabase() {
		this.stack.database().server().freeze();
	}

	/**
	 * Lets PostgreSQL go on.
	 */
	public void thawDatabase() {
		this.stack.database().server().thaw();
	}

	@Override
	public void close() {
		this.stack.close();
	}

	/** Started by whoever asks first, stopped with the virtual machine. */
	private static final class Shared {

		private static final RunningCounter COUNTER = start();

		static {
			Runtime.getRuntime().addShutdownHook(new Thread(COUNTER::close));
		}

	}

}
