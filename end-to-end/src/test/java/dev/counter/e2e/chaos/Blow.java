package dev.counter.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.BiConsumer;

import static org.awaitility.Awaitility.await;

/**
 * What is done to the system while clients add.
 */
enum Blow {

	/** The adder dies with all that waits in it. */
	KILL_ADDER(true, (rig, random) -> rig.victim("adder").kill()),

	/** So does the one that is not behind the front door. */
	KILL_OTHER_ADDER(true, (rig, random) -> rig.victim("other-adder").kill()),

	/** The display dies. */
	KILL_DISPLAY(true, (rig, random) -> rig.victim("display").kill()),

	/** PostgreSQL dies, and recovers from its log. */
	KILL_POSTGRESQL(true, (rig, random) -> endDatabase(rig, "KILL")),

	/** PostgreSQL stops at once, without a word to its clients. */
	QUIT_POSTGRESQL(true, (rig, random) -> endDatabase(rig, "QUIT")),

	/** The front door dies with all connections. */
	KILL_FRONT_DOOR(true, (rig, random) -> rig.door().kill()),

	/** An adder is told to stop while clients go on, as in a release. */
	STOP_ADDER(false, (rig, random) -> rig.victim("adder").stopInOrder()),

	/** An adder is held for longer than clients like. */
	FREEZE_ADDER(false, (rig, random) -> rig.victim("adder").freeze(() -> pause(random))),

	/** PostgreSQL is held for longer than its deadline, or not quite. */
	FREEZE_POSTGRESQL(false, (rig, random) -> {
		rig.database().server().freeze();
		pause(random);
		rig.database().server().thaw();
	}),

	/** Connections to the database stay, and nothing comes through. */
	STALL_CONNECTIONS(false, (rig, random) -> {
		rig.proxy().freeze();
		pause(random);
		rig.proxy().thaw();
	}),

	/** Connections to the database break off, and none is made for a while. */
	CUT_CONNECTIONS(false, (rig, random) -> {
		rig.proxy().close();
		pause(random);
		rig.proxy().comeBack();
	});

	private final boolean kill;

	private final BiConsumer<Rig, Random> blow;

	Blow(boolean kill, BiConsumer<Rig, Random> blow) {
		this.kill = kill;
		this.blow = blow;
	}

	void fallOn(Rig rig, Random random) {
		this.blow.accept(rig, random);
	}

	/** Whether a process dies of it without a warning. */
	boolean isKill() {
		return this.kill;
	}

	private static void endDatabase(Rig rig, String signal) {
		ProcessHandle postmaster = rig.database().server().postmaster().orElseThrow();
		try {
			new ProcessBuilder("kill", "-" + signal, String.valueOf(postmaster.pid())).start().onExit().join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
			rig.connect().close();
			return rig.database().server().postmaster().filter((now) -> now.pid() != postmaster.pid()).isPresent();
		});
	}

	private static void pause(Random random) {
		Instant end = Instant.now().plusMillis(300 + random.nextInt(3000));
		await().pollInterval(Duration.ofMillis(20)).until(() -> Instant.now().isAfter(end));
	}

}
