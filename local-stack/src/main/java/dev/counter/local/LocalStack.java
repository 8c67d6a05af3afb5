package dev.counter.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Variable;
import dev.counter.frontdoor.FrontDoor;
import dev.counter.frontdoor.Loopback;
import dev.counter.local.data.DataDirectory;
import dev.counter.local.data.DirectoryFailure;
import dev.counter.local.data.StartupException;
import dev.counter.local.postgres.LocalDatabase;
import dev.counter.local.process.CacheTraining;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.ServiceDefinition;
import dev.counter.local.process.ServiceJar;
import dev.counter.local.process.ServiceProcess;
import dev.counter.local.s3.S3Server;
import dev.counter.s3.LocalS3;
import org.jspecify.annotations.Nullable;

/**
 * Local stack: PostgreSQL, the migrator, S3, the services and the front door, started
 * together and stopped in order.
 */
public class LocalStack implements AutoCloseable {

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private final Options options;

	private final Consumer<String> console;

	private final StartupProgress progress;

	private final ShutdownSequence shutdown = new ShutdownSequence();

	private final CacheTraining training = new CacheTraining();

	private final AllowedHosts hosts;

	private final FrontDoor frontDoor;

	private final Services services;

	private volatile @Nullable LocalDatabase database;

	private volatile @Nullable S3Server s3;

	/**
	 * Creates a stack that is not started yet.
	 * @param console gets a line for each step and event
	 */
	public LocalStack(Options options, Consumer<String> console) {
		this.options = options;
		this.console = console;
		this.progress = new StartupProgress(console);
		this.hosts = AllowedHosts.of(options.environment().getOrDefault(Variable.ALLOWED_HOSTS, ""));
		this.frontDoor = new FrontDoor(this.hosts);
		this.services = new Services(this.frontDoor.upstreams(), this.progress);
	}

	/**
	 * Starts the stack and waits until all services are ready; a failed start is undone.
	 * @throws StartupException with the cause and the fix
	 */
	public LocalStack start() {
		try {
			startInOrder();
			return this;
		}
		catch (IOException | RuntimeException ex) {
			close();
			Throwable cause = (ex instanceof UncheckedIOException) ? ex.getCause() : ex;
			throw (cause instanceof IOException io) ? DirectoryFailure.of(this.options.folder(), io)
					: (RuntimeException) ex;
		}
	}

	private void startInOrder() throws IOException {
		DataDirectory data = DataDirectory.open(this.options.folder());
		this.shutdown.add(data::close);
		LibraryLog.writeTo(LogFile.begin(data.logs(), "front-door"));
		this.shutdown.add(this::stopDatabase);
		FrontDoorPort.requireFree(this.options.port());
		this.frontDoor.open(Loopback.addresses(), this.options.port());
		this.shutdown.add(this.frontDoor::close);
		data.announce(address().toString());
		S3Server storage = new S3Server(data, this.options.s3Libraries(),
				LocalS3.origins(this.hosts.names(), this.frontDoor.port()), this.console);
		this.s3 = storage;
		this.shutdown.add(storage::stop);
		CompletableFuture<?> storageStart = CompletableFuture.runAsync(storage::start,
				(work) -> new Thread(work, "s3-start").start());
		LocalDatabase prepared = LocalDatabase.in(data, this.console);
		this.database = prepared;
		prepared.server().start();
		this.progress.completed("PostgreSQL " + prepared.version() + " on port " + prepared.server().port());
		this.progress.completed(prepared.migrate());
		await(storage, storageStart);
		this.services.prepare((service) -> definition(service, data, environment(service, prepared, storage)),
				this.options.startTimeout());
		this.shutdown.add(this.services::stop);
		this.progress.print("         adder, display and reset are starting ...");
		this.services.start();
		this.shutdown.add(this.training::stop);
		this.training.start(LogFile.begin(data.logs(), "training"));
	}

	/** Files alone need S3: the rest starts without it. */
	private void await(S3Server storage, CompletableFuture<?> start) {
		try {
			start.join();
			this.progress.completed("S3 for files on port " + storage.port());
		}
		catch (CompletionException ex) {
			if (!(ex.getCause() instanceof StartupException failure)) {
				throw ex;
			}
			this.progress.completed("no files: " + failure.getMessage());
			failure.details().forEach((line) -> this.progress.print("         " + line));
		}
	}

	private Map<String, String> environment(Service service, LocalDatabase prepared, S3Server storage) {
		Map<String, String> environment = new HashMap<>(prepared.environment(service.role()));
		environment.putAll(storage.variables());
		this.options.environment().forEach((variable, value) -> environment.put(variable.name(), value));
		return environment;
	}

	private ServiceDefinition definition(Service service, DataDirectory data, Map<String, String> environment) {
		try {
			return new ServiceDefinition(service, command(service, data.path().resolve("jars")), environment,
					data.logs(), LogFile.begin(data.logs(), service.key()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Prepares a service's program and returns its command line. */
	List<String> command(Service service, Path directory) throws IOException {
		boolean prepared = this.options.prepared();
		StartCommand command = new ServiceJar(service, this.options.jar(service)).extractTo(directory, JAVA, prepared);
		return prepared ? command.toList() : this.training.command(command);
	}

	private void stopDatabase() {
		LocalDatabase started = this.database;
		if (started != null) {
			started.server().stop();
		}
	}

	/** Stops the services, then S3 and the front door, and the database last. */
	@Override
	public void close() {
		this.shutdown.run(this.console);
	}

	/** The front door's address, for example {@code http://localhost:8080}. */
	public URI address() {
		return URI.create("http://localhost:" + this.frontDoor.port());
	}

	/** A service's own address, which changes at each of its starts. */
	public URI address(Service service) {
		return this.frontDoor.upstreams().of(service).orElseThrow();
	}

	public LocalDatabase database() {
		return Objects.requireNonNull(this.database, "not started");
	}

	public S3Server s3() {
		return Objects.requireNonNull(this.s3, "not started");
	}

	public ServiceProcess service(Service service) {
		return this.services.of(service);
	}

}
