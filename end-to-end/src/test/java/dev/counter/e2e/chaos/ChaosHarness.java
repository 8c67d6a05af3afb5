package dev.counter.e2e.chaos;

import java.time.Duration;
import java.util.Map;

import dev.counter.contract.Service;
import dev.counter.contract.Variable;
import dev.counter.testsupport.StallingProxy;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.FrontDoorProcess;
import dev.counter.testsupport.system.Instance;
import dev.counter.testsupport.system.SystemDatabase;
import dev.counter.testsupport.system.TestSystem;

import static org.awaitility.Awaitility.await;

/**
 * The services under test: the system with two adders, as during a release. The second
 * adder is called without the front door and reaches the database through a
 * fault-injecting proxy.
 */
final class ChaosHarness implements AutoCloseable {

	private final TestSystem system = TestSystem.start();

	private final FrontDoorProcess frontDoor = new FrontDoorProcess(this.system);

	private final StallingProxy proxy = new StallingProxy(this.system.database().server().port());

	private final Instance secondAdder = this.system
		.create(Service.ADDER, Map.of(Variable.DATABASE_PORT, String.valueOf(this.proxy.port())))
		.start();

	/** The first instance of a service, behind the front door. */
	Instance instance(Service service) {
		return this.system.instance(service);
	}

	Instance secondAdder() {
		return this.secondAdder;
	}

	TestClient secondAdderClient() {
		return new TestClient(this.secondAdder.address());
	}

	FrontDoorProcess frontDoor() {
		return this.frontDoor;
	}

	StallingProxy proxy() {
		return this.proxy;
	}

	SystemDatabase database() {
		return this.system.database();
	}

	/** The audit rows of all resets. */
	long audits() {
		return database().number("select count(*) from counter_reset_audit");
	}

	/** Waits until no statement of an earlier request is running. */
	void awaitIdleDatabase() {
		await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> database().number("""
				select count(*) from pg_stat_activity
				where usename in ('counter_adder', 'counter_reset') and state <> 'idle'""") == 0);
	}

	@Override
	public void close() {
		this.frontDoor.close();
		this.system.close();
		this.proxy.close();
	}

}
