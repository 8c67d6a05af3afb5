package dev.counter.e2e.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import dev.counter.contract.Variable;
import dev.counter.e2e.Client;
import dev.counter.e2e.LedgerTables;
import dev.counter.e2e.RunningCounter;
import dev.counter.local.data.DataDirectory;
import dev.counter.frontdoor.Loopback;
import dev.counter.frontdoor.FrontDoor;
import dev.counter.local.postgres.LocalDatabase;
import dev.counter.local.process.ServiceDefinition;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.ServiceJar;
import org.awaitility.Awaitility;

/**
 * Instances of the three services behind one front door, replaced as AWS replaces them:
 * the new one first, then the old one is taken out, drained and stopped.
 */
final class Fleet implements AutoCloseable {

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final Map<Service, List<Instance>> instances = new EnumMap<>(Service.class);

	private final FrontDoor frontDoor = new FrontDoor(AllowedHosts.of(""));

	private final DataDirectory folder;

	private final LocalDatabase database;

	private final Map<Service, String> releases = new EnumMap<>(Service.class);

	private int started;

	private Fleet(DataDirectory folder) throws IOException {
		this.folder = folder;
		this.database = LocalDatabase.in(folder, System.out::println);
	}

	/**
	 * Starts a release.
	 * @param release its name
	 * @param sizes how many instances of each service
	 */
	static Fleet of(String release, Map<Service, Integer> sizes) {
		try {
			Fleet fleet = new Fleet(DataDirectory.open(RunningCounter.newFolder()));
			fleet.database.server().start();
			fleet.database.migrate();
			fleet.waitForNoDisk();
			fleet.frontDoor.open(Loopback.addresses(), 0);
			sizes.forEach((service, size) -> {
				fleet.instances.put(service, new ArrayList<>());
				for (int number = 0; number < size; number++) {
					fleet.add(service, release);
				}
			});
			return fleet;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A disk that is slow for some seconds says nothing of a release; no server dies
	 * here.
	 */
	private void waitForNoDisk() {
		try (Connection connection = this.database.connectAsSuperuser("postgres");
				Statement statement = connection.createStatement()) {
			statement
				.execute("alter database " + Variable.DATABASE_NAME.defaultText() + " set synchronous_commit = off");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Client client() {
		return new Client(URI.create("http://localhost:" + this.frontDoor.port()));
	}

	LedgerTables ledger() {
		return new LedgerTables(this.database);
	}

	LocalDatabase database() {
		return this.database;
	}

	/**
	 * Replaces a service's instances, one at a time.
	 * @param service which one
	 * @param release the new release's name
	 * @param drain how long an old instance may still answer what it has
	 * @return the old release's name
	 */
	String replace(Service service, String release, Duration drain) {
		String before = Objects.requireNonNull(this.releases.get(service));
		for (Instance old : List.copyOf(of(service))) {
			add(service, release);
			of(service).remove(old);
			route(service);
			Awaitility.await().pollDelay(drain).atMost(drain.plusMinutes(1)).until(() -> true);
			old.stop();
		}
		return before;
	}

	private void add(Service service, String release) {
		of(service).add(instance(service, release, PATIENCE, Map.of()).start());
		this.releases.put(service, release);
		route(service);
	}

	private void route(Service service) {
		this.frontDoor.upstreams().open(service, of(service).stream().map(Instance::address).toArray(URI[]::new));
	}

	/**
	 * Prepares one more instance, which gets no requests yet.
	 * @param service which one
	 * @param release its release's name
	 * @param patience how long it may take until it is ready
	 * @param special variables that it gets beside the usual
	 */
	Instance instance(Service service, String release, Duration patience, Map<Variable, String> special) {
		try {
			Map<String, String> environment = new HashMap<>(this.database.environment(service.role()));
			environment.put(Variable.COUNTER_RELEASE.name(), release);
			special.forEach((variable, value) -> environment.put(variable.name(), value));
			Path jar = RunningCounter.ROOT.resolve(service.module())
				.resolve("target")
				.resolve(service.module() + ".jar");
			List<String> command = new ServiceJar(service, jar)
				.extractTo(this.folder.path().resolve("jars"), JAVA, true)
				.toList();
			this.started++;
			LogFile log = LogFile.begin(this.folder.logs(), service.key() + "-" + release + "-" + this.started);
			return new Instance(new ServiceDefinition(service, command, environment, this.folder.logs(), log),
					patience);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Instance> of(Service service) {
		return Objects.requireNonNull(this.instances.get(service));
	}

	@Override
	public void close() {
		this.instances.values().stream().flatMap(List::stream).forEach(Instance::stop);
		this.frontDoor.close();
		this.database.server().stop();
		this.folder.close();
	}

}
