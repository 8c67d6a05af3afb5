package dev.counter.e2e.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import dev.counter.contract.Variable;
import dev.counter.e2e.Client;
import dev.counter.local.data.DataDirectory;
import dev.counter.frontdoor.Loopback;
import dev.counter.frontdoor.FrontDoor;
import dev.counter.local.postgres.LocalDatabase;
import dev.counter.local.process.ServiceJar;
import dev.counter.testsupport.StallingProxy;

import static org.awaitility.Awaitility.await;

/**
 * The whole system with two adders, as during a release, each part of which can be
 * killed. The other adder reaches the database through a proxy that can fall silent.
 */
final class Rig implements AutoCloseable {

	private static final Path ROOT = Path.of(Files.exists(Path.of("mvnw")) ? "" : "..").toAbsolutePath().normalize();

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private final DataDirectory folder;

	private final LocalDatabase database;

	private final StallingProxy proxy;

	private final FrontDoor router = new FrontDoor(AllowedHosts.of(""));

	private final KillableDoor door;

	private final Map<String, Victim> victims = new HashMap<>();

	Rig() throws IOException {
		this.folder = DataDirectory
			.open(Files.createTempDirectory(Files.createDirectories(ROOT.resolve("end-to-end/target")), "chaos-"));
		this.database = LocalDatabase.in(this.folder, System.out::println);
		this.database.server().start();
		this.database.migrate();
		this.proxy = new StallingProxy(this.database.server().port());
		this.router.open(Loopback.addresses(), 0);
		this.door = new KillableDoor(URI.create("http://127.0.0.1:" + this.router.port()),
				this.folder.logs().resolve("killable-door.log"));
		for (Service service : Service.values()) {
			victim(service, service.key(), this.database.server().port(),
					(address) -> this.router.upstreams().open(service, address));
		}
		victim(Service.ADDER, "other-adder", this.proxy.port(), (address) -> {
		});
		this.victims.values().parallelStream().forEach(Victim::start);
	}

	private void victim(Service service, String name, int databasePort, Consumer<URI> upstream) throws IOException {
		List<String> command = new ServiceJar(service,
				ROOT.resolve(service.module()).resolve("target").resolve(service.module() + ".jar"))
			.extractTo(this.folder.path().resolve("jars"), JAVA, true)
			.toList();
		Map<String, String> environment = new HashMap<>(this.database.environment(service.role()));
		environment.put(Variable.DATABASE_PORT.name(), String.valueOf(databasePort));
		this.victims.put(name, new Victim(service, name, command, environment, this.folder.logs(), upstream));
	}

	/** The killable front door and the first adder behind it. */
	Client throughTheDoor() {
		return new Client(this.door.address());
	}

	/** The other adder, asked without a front door. */
	Client otherAdder() {
		return new Client(victim("other-adder").address());
	}

	Victim victim(String name) {
		return Objects.requireNonNull(this.victims.get(name), name);
	}

	KillableDoor door() {
		return this.door;
	}

	StallingProxy proxy() {
		return this.proxy;
	}

	LocalDatabase database() {
		return this.database;
	}

	/** Empties the database past all services. */
	void clear() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("truncate counter_entry, add_request, counter_reset_audit restart identity");
		}
	}

	long resets() throws SQLException {
		return number("select resets from counter_total");
	}

	long audits() throws SQLException {
		return number("select count(*) from counter_reset_audit");
	}

	/** Waits until nothing that was sent before is still being written. */
	void awaitStillness() {
		await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> number("""
				select count(*) from pg_stat_activity
				where usename in ('counter_adder', 'counter_reset') and state <> 'idle'""") == 0);
	}

	private long number(String query) throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(query)) {
			row.next();
			return row.getLong(1);
		}
	}

	Connection connect() throws SQLException {
		return this.database.connectAsSuperuser(Variable.DATABASE_NAME.defaultText());
	}

	@Override
	public void close() {
		this.door.stop();
		this.victims.values().parallelStream().forEach(Victim::stop);
		this.router.close();
		this.proxy.close();
		this.database.server().stop();
		this.folder.close();
	}

}
