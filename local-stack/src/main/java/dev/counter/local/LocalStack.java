package dev.counter.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

import dev.counter.local.data.StartupException;
import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Variable;
import dev.counter.frontdoor.FrontDoor;
import dev.counter.frontdoor.Loopback;
import dev.counter.local.data.DataDirectory;
import dev.counter.local.data.DirectoryFailure;
import dev.counter.local.postgres.LocalDatabase;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.ServiceJar;
import dev.counter.local.process.ServiceProcess;
import dev.counter.local.process.CacheTraining;
import org.jspecify.annotations.Nullable;

/**
 * The whole system on this machine: PostgreSQL, the migrator, three services and the
 * front door, started together and stopped in order.
 */
public final class LocalStack implements AutoCloseable {

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private final Options options;

	private final Programs programs;

	private final Console console;

	private final ShutdownSequence stops = new ShutdownSequence();

	private final CacheTraining training;

	private final FrontDoor frontDoor;

	private volatile @Nullable LocalDatabase database;

	private volatile @Nullable Services services;

	/**
	 * Creates a system that does not run yet.
	 * @param options what is special about it
	 * @param console told of each step
	 */
	public LocalStack(Options options, Console console) {
		this(options, console, new CacheTraining());
	}

	private LocalStack(Options options, Console console, CacheTraining training) {
		this(options, console, training, (service, folder) -> {
			StartCommand command = new ServiceJar(service, options.jar(service)).extractTo(folder, JAVA,
					options.prepared());
			return options.prepared() ? command.toList() : training.command(command);
		});
	}

	LocalStack(Options options, Console console, CacheTraining training, Programs programs) {
		this.options = options;
		this.console = console;
		this.training = training;
		this.programs = programs;
		this.frontDoor = new FrontDoor(AllowedHosts.of(options.environment().getOrDefault(Variable.ALLOWED_HOSTS, "")));
	}

	/**
	 * Starts everything; what was started is stopped again when something fails.
	 * @return this system, all services ready
	 * @throws StartupException when it cannot be started, with the cause and the fix
	 */
	public LocalStack start() {
		try {
			begin();
			return this;
		}
		catch (IOException ex) {
			close();
			throw DirectoryFailure.of(this.options.folder(), ex);
		}
		catch (UncheckedIOException ex) {
			close();
			throw DirectoryFailure.of(this.options.folder(), Objects.requireNonNull(ex.getCause()));
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private void begin() throws IOException {
		StartupProgress steps = new StartupProgress(this.console);
		DataDirectory folder = DataDirectory.open(this.options.folder());
		this.stops.add(folder::close);
		this.stops.add(this::stopDatabase);
		LibraryLog.to(LogFile.begin(folder.logs(), "front-door"));
		FrontDoorPort.requireFree(this.options.port());
		this.frontDoor.open(Loopback.addresses(), this.options.port());
		this.stops.add(this.frontDoor::close);
		folder.announce(address().toString());

		LocalDatabase prepared = LocalDatabase.in(folder, this.console::say);
		this.database = prepared;
		prepared.server().start();
		steps.done("PostgreSQL " + prepared.version() + " on port " + prepared.server().port());
		steps.done(prepared.migrate());

		Services three = Services.prepare(this.options, this.programs, folder, prepared, this.frontDoor.upstreams(),
				steps);
		this.services = three;
		this.stops.add(three::stop);
		steps.say("         adder, display and reset are starting ...");
		three.start();
		this.stops.add(this.training::end);
		this.training.begin(LogFile.begin(folder.logs(), "training"));
	}

	private void stopDatabase() {
		LocalDatabase prepared = this.database;
		if (prepared != null) {
			prepared.server().stop();
		}
	}

	/**
	 * ShutdownSequence the services, then the front door, and the database last.
	 */
	@Override
	public void close() {
		this.stops.run(this.console);
	}

	/**
	 * Where the system answers.
	 * @return for example {@code http://localhost:8080}
	 */
	public URI address() {
		return URI.create("http://localhost:" + this.frontDoor.port());
	}

	/**
	 * Where a service answers itself, past the front door.
	 * @param service which one
	 * @return its address, another after each start
	 */
	public URI address(Service service) {
		return this.frontDoor.upstreams().of(service).orElseThrow();
	}

	/**
	 * The database, to look into it or to take it away for a while.
	 * @return the running database
	 */
	public LocalDatabase database() {
		return Objects.requireNonNull(this.database, "not started");
	}

	/**
	 * One service, to end or hold its process.
	 * @param service which one
	 * @return the supervised service
	 */
	public ServiceProcess service(Service service) {
		return Objects.requireNonNull(this.services, "not started").of(service);
	}

}
