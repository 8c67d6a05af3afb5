package dev.counter.e2e.chaos;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import dev.counter.e2e.Answer;
import dev.counter.e2e.Client;

/**
 * Adds as long as a round lasts, each number under a key and again under the same until
 * it is acknowledged, by whichever adder is asked then. Now and then it asks both at the
 * same time, and now and then it gives up and leaves an add in doubt, as clients do.
 */
final class JournalingClient {

	private static final int GIVES_UP_ONCE_IN = 20;

	private static final int ASKS_BOTH_ONCE_IN = 10;

	private static final int PATIENCE = 200;

	private static final Executor MEANWHILE = (task) -> new Thread(task, "meanwhile").start();

	private static final AtomicLong VALUES = new AtomicLong();

	private final Random random;

	private final Journal journal;

	private final Rig rig;

	JournalingClient(long seed, Journal journal, Rig rig) {
		this.random = new Random(seed);
		this.journal = journal;
		this.rig = rig;
	}

	/** Adds until told otherwise, and then brings its last add to an end. */
	void addWhile(AtomicBoolean on) {
		while (on.get()) {
			UUID key = new UUID(this.random.nextLong(), this.random.nextLong());
			BigDecimal value = BigDecimal.valueOf(VALUES.incrementAndGet(), 4);
			this.journal.begin(key, value);
			for (int attempt = 0; attempt < PATIENCE && !isAdded(key, value); attempt++) {
				if (on.get() && this.random.nextInt(GIVES_UP_ONCE_IN) == 0) {
					break;
				}
			}
		}
	}

	private boolean isAdded(UUID key, BigDecimal value) {
		boolean throughTheDoor = this.random.nextBoolean();
		Client one = throughTheDoor ? this.rig.throughTheDoor() : this.rig.otherAdder();
		if (this.random.nextInt(ASKS_BOTH_ONCE_IN) > 0) {
			return isAddedBy(one, key, value);
		}
		Client other = throughTheDoor ? this.rig.otherAdder() : this.rig.throughTheDoor();
		CompletableFuture<Boolean> meanwhile = CompletableFuture.supplyAsync(() -> isAddedBy(other, key, value),
				MEANWHILE);
		boolean added = isAddedBy(one, key, value);
		return meanwhile.join() || added;
	}

	private boolean isAddedBy(Client client, UUID key, BigDecimal value) {
		try {
			Answer answer = client.add(value.toPlainString(), key.toString());
			if (answer.status() == 200) {
				this.journal.acknowledge(key, answer.json().get("id").asLong());
				return true;
			}
			judge(key, answer);
		}
		catch (UncheckedIOException ex) {
			this.journal.doubt(key);
		}
		return false;
	}

	/** Only the adder can say that nothing was added: a front door does not know. */
	private void judge(UUID key, Answer answer) {
		if (answer.status() < 500) {
			throw new AssertionError("An add was answered with " + answer.status() + ": " + answer.body());
		}
		if (answer.status() != 503
				|| !(answer.body().contains("database-unavailable") || answer.body().contains("busy"))
				|| answer.header("X-Counter-Release").isEmpty()) {
			this.journal.doubt(key);
		}
	}

	/** Empties the counter once. */
	static void reset(Rig rig, Journal journal) {
		try {
			Answer answer = rig.throughTheDoor().reset();
			if (answer.status() == 200) {
				journal.reset(true);
			}
			else {
				journal.reset(false);
			}
		}
		catch (UncheckedIOException ex) {
			journal.reset(false);
		}
	}

}
