package dev.counter.testsupport.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import dev.counter.contract.Variable;
import dev.counter.frontdoor.FrontDoor;
import dev.counter.frontdoor.Loopback;
import dev.counter.local.data.DataDirectory;
import dev.counter.local.postgres.LocalDatabase;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.ServiceDefinition;
import dev.counter.local.process.ServiceJar;
import dev.counter.local.s3.S3Server;
import dev.counter.s3.LocalS3;
import dev.counter.testsupport.Repository;
import dev.counter.testsupport.http.TestClient;

/**
 * Test harness: a migrated database, an S3, instances of each service as processes from
 * the packaged jars, and a front door that routes to them.
 */
public final class TestSystem implements AutoCloseable {

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private final DataDirectory folder;

	private final SystemDatabase database;

	private final S3Server s3;

	private final FrontDoor frontDoor = new FrontDoor(AllowedHosts.of(""));

	/** Every instance that was created, to be stopped in the end. */
	private final List<Instance> instances = new CopyOnWriteArrayList<>();

	/** The instances that get requests. */
	private final List<Instance> targets = new CopyOnWriteArrayList<>();

	private TestSystem(Path folder) throws IOException {
		this.folder = DataDirectory.open(folder);
		this.database = new SystemDatabase(LocalDatabase.in(this.folder, System.out::println));
		this.frontDoor.open(Loopback.addresses(), 0);
		this.s3 = new S3Server(this.folder, Repository.path("local-s3/target/lib"),
				LocalS3.origins(Set.of(), this.frontDoor.port()), System.out::println);
	}

	/** Starts the database, S3 and the front door; there is no instance yet. */
	public static TestSystem create() {
		try {
			TestSystem system = new TestSystem(newFolder());
			system.database.server().start();
			system.database.local().migrate();
			system.s3.start();
			return system;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts the system with one instance of each service. */
	public static TestSystem start() {
		TestSystem system = create();
		Arrays.stream(Service.values()).parallel().forEach((service) -> system.start(service, Map.of()));
		return system;
	}

	/**
	 * The system that all tests of this run share; a test that needs an empty ledger
	 * resets it.
	 */
	public static TestSystem shared() {
		return Shared.SYSTEM;
	}

	/** A new folder below {@code target}, which the build deletes. */
	public static Path newFolder() {
		try {
			return Files.createTempDirectory(Files.createDirectories(Path.of("target").toAbsolutePath()), "system-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts one more instance, waits until it is ready and routes requests to it. */
	public Instance start(Service service, Map<Variable, String> variables) {
		Instance instance = create(service, variables);
		this.targets.add(instance);
		instance.start();
		return instance;
	}

	/**
	 * Creates an instance that is not started and gets no requests from the front door.
	 * @param service the service
	 * @param variables environment variables that differ from the usual ones
	 */
	public Instance create(Service service, Map<Variable, String> variables) {
		try {
			Map<String, String> environment = new HashMap<>(this.database.local().environment(service.role()));
			environment.putAll(this.s3.variables());
			variables.forEach((variable, value) -> environment.put(variable.name(), value));
			Path jar = Repository.path(service.module()).resolve("target").resolve(service.module() + ".jar");
			List<String> command = new ServiceJar(service, jar)
				.extractTo(this.folder.path().resolve("jars"), JAVA, true)
				.toList();
			LogFile log = LogFile.begin(this.folder.logs(), service.key() + "-" + this.instances.size());
			Instance instance = new Instance(
					new ServiceDefinition(service, command, environment, this.folder.logs(), log),
					() -> route(service));
			this.instances.add(instance);
			return instance;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The instances of a service that get requests, the oldest first. */
	public List<Instance> targets(Service service) {
		return this.targets.stream().filter((instance) -> instance.service() == service).toList();
	}

	/** The oldest instance of a service. */
	public Instance instance(Service service) {
		return targets(service).get(0);
	}

	/** Stops routing requests to an instance, which still answers those in flight. */
	public void deregister(Instance instance) {
		this.targets.remove(instance);
		route(instance.service());
	}

	private void route(Service service) {
		URI[] ready = targets(service).stream().filter(Instance::isReady).map(Instance::address).toArray(URI[]::new);
		if (ready.length > 0) {
			this.frontDoor.upstreams().open(service, ready);
		}
	}

	/** A client of the front door. */
	public TestClient client() {
		return TestClient.of(this.frontDoor.port());
	}

	public SystemDatabase database() {
		return this.database;
	}

	/** The S3 of its files, which can be killed: it is restarted as in production. */
	public S3Server s3() {
		return this.s3;
	}

	/** The folder with the logs of all processes. */
	public Path logs() {
		return this.folder.logs();
	}

	@Override
	public void close() {
		new ArrayList<>(this.instances).parallelStream().forEach(Instance::stop);
		this.frontDoor.close();
		this.s3.stop();
		this.database.server().stop();
		this.folder.close();
	}

	/** Started on first use, stopped with the virtual machine. */
	private static final class Shared {

		private static final TestSystem SYSTEM = start();

		static {
			Runtime.getRuntime().addShutdownHook(new Thread(SYSTEM::close));
		}

	}

}
