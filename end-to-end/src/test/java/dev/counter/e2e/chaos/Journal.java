package dev.counter.e2e.chaos;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the clients were told in one round: for each key the worst that may be true of it.
 */
final class Journal {

	private final Map<UUID, Line> lines = new ConcurrentHashMap<>();

	private final AtomicInteger resets = new AtomicInteger();

	private final AtomicInteger doubtfulResets = new AtomicInteger();

	/** An add is about to be sent under a key, for the first time or again. */
	void begin(UUID key, BigDecimal value) {
		this.lines.putIfAbsent(key, new Line(value, Known.NOTHING, 0));
	}

	/** The answer said that it was added. */
	void acknowledge(UUID key, long id) {
		this.lines.compute(key, (each, line) -> {
			if (line.known() == Known.ADDED && line.id() != id) {
				throw new AssertionError("Key " + key + " was answered with id " + line.id() + " and with " + id);
			}
			return new Line(line.value(), Known.ADDED, id);
		});
	}

	/** There was no answer, or one that said that nobody knows. */
	void doubt(UUID key) {
		this.lines.computeIfPresent(key,
				(each, line) -> (line.known() == Known.ADDED) ? line : new Line(line.value(), Known.DOUBT, 0));
	}

	void reset(boolean known) {
		(known ? this.resets : this.doubtfulResets).incrementAndGet();
	}

	Map<UUID, Line> lines() {
		return this.lines;
	}

	long count(Known known) {
		return this.lines.values().stream().filter((line) -> line.known() == known).count();
	}

	int resets() {
		return this.resets.get();
	}

	int doubtfulResets() {
		return this.doubtfulResets.get();
	}

	/** What a client knows of an add. */
	enum Known {

		/** It is in the ledger. */
		ADDED,

		/** It may be. */
		DOUBT,

		/** Each answer so far said that nothing was added. */
		NOTHING

	}

	/**
	 * An add.
	 *
	 * @param value its value, which no other add has
	 * @param known what the client knows of it
	 * @param id the id that was answered, 0 without one
	 */
	record Line(BigDecimal value, Known known, long id) {
	}

}
