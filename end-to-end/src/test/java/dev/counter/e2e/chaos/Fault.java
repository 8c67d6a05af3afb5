package dev.counter.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.BiConsumer;

import dev.counter.contract.Service;
import dev.counter.testsupport.system.SystemDatabase;

import static org.awaitility.Awaitility.await;

/**
 * Fault that is injected while clients add.
 */
enum Fault {

	KILL_ADDER(true, (harness, random) -> harness.instance(Service.ADDER).kill()),

	KILL_SECOND_ADDER(true, (harness, random) -> harness.secondAdder().kill()),

	KILL_DISPLAY(true, (harness, random) -> harness.instance(Service.DISPLAY).kill()),

	/** SIGKILL to the postmaster; PostgreSQL recovers from its log. */
	KILL_POSTGRESQL(true, (harness, random) -> signalPostmaster(harness.database(), "KILL")),

	/** SIGQUIT, PostgreSQL's immediate shutdown: connections end without a message. */
	QUIT_POSTGRESQL(true, (harness, random) -> signalPostmaster(harness.database(), "QUIT")),

	KILL_FRONT_DOOR(true, (harness, random) -> harness.frontDoor().kill()),

	/** Graceful shutdown under load, as in a release. */
	RESTART_ADDER(false, (harness, random) -> harness.instance(Service.ADDER).restart()),

	FREEZE_ADDER(false, (harness, random) -> {
		harness.instance(Service.ADDER).freeze();
		pause(random);
		harness.instance(Service.ADDER).resume();
	}),

	FREEZE_POSTGRESQL(false, (harness, random) -> {
		harness.database().server().freeze();
		pause(random);
		harness.database().server().thaw();
	}),

	/** The second adder's connections to the database stay open, and no data arrives. */
	STALL_CONNECTIONS(false, (harness, random) -> {
		harness.proxy().freeze();
		pause(random);
		harness.proxy().thaw();
	}),

	/** The second adder's connections to the database are reset, and new ones refused. */
	CUT_CONNECTIONS(false, (harness, random) -> {
		harness.proxy().close();
		pause(random);
		harness.proxy().comeBack();
	});

	private final boolean kill;

	private final BiConsumer<ChaosHarness, Random> injection;

	Fault(boolean kill, BiConsumer<ChaosHarness, Random> injection) {
		this.kill = kill;
		this.injection = injection;
	}

	/** Injects the fault and ends it; returns when the system runs again. */
	void inject(ChaosHarness harness, Random random) {
		this.injection.accept(harness, random);
	}

	/** Whether a process ends without a shutdown. */
	boolean isKill() {
		return this.kill;
	}

	/** Ends the postmaster and waits until its successor accepts connections. */
	static void signalPostmaster(SystemDatabase database, String signal) {
		ProcessHandle postmaster = database.server().postmaster().orElseThrow();
		try {
			new ProcessBuilder("kill", "-" + signal, String.valueOf(postmaster.pid())).start().onExit().join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
			database.connect().close();
			return database.server().postmaster().filter((now) -> now.pid() != postmaster.pid()).isPresent();
		});
	}

	/** Shorter or longer than the services' deadline of 2 s. */
	private static void pause(Random random) {
		Instant end = Instant.now().plusMillis(300 + random.nextInt(3000));
		await().pollInterval(Duration.ofMillis(20)).until(() -> Instant.now().isAfter(end));
	}

}
