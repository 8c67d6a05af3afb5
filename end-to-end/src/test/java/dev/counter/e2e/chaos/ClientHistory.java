package dev.counter.e2e.chaos;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * History of one round as its clients observed it: the outcome of each add, by its
 * idempotency key, and the number of resets.
 */
final class ClientHistory {

	private final Map<UUID, Add> adds = new ConcurrentHashMap<>();

	private final AtomicInteger resets = new AtomicInteger();

	private final AtomicInteger unknownResets = new AtomicInteger();

	/** Records a request under a key, its first or a retry. */
	void begin(UUID key, BigDecimal value) {
		this.adds.putIfAbsent(key, new Add(value, Outcome.REJECTED, 0));
	}

	/** Records a response with an id. */
	void acknowledge(UUID key, long id) {
		this.adds.compute(key, (each, add) -> {
			if (add.outcome() == Outcome.ACKNOWLEDGED && add.id() != id) {
				throw new AssertionError("Key " + key + " was answered with id " + add.id() + " and with " + id);
			}
			return new Add(add.value(), Outcome.ACKNOWLEDGED, id);
		});
	}

	/** Records that no response arrived, or one of an unknown outcome. */
	void setUnknown(UUID key) {
		this.adds.computeIfPresent(key, (each, add) -> (add.outcome() == Outcome.ACKNOWLEDGED) ? add
				: new Add(add.value(), Outcome.UNKNOWN, 0));
	}

	void addReset(boolean acknowledged) {
		(acknowledged ? this.resets : this.unknownResets).incrementAndGet();
	}

	Map<UUID, Add> adds() {
		return this.adds;
	}

	long count(Outcome outcome) {
		return this.adds.values().stream().filter((add) -> add.outcome() == outcome).count();
	}

	/** The resets that were acknowledged. */
	int resets() {
		return this.resets.get();
	}

	/** The resets whose outcome is unknown. */
	int unknownResets() {
		return this.unknownResets.get();
	}

	/** What a client knows about an add. */
	enum Outcome {

		/** The entry is in the ledger. */
		ACKNOWLEDGED,

		/** The entry may be in the ledger. */
		UNKNOWN,

		/** Each response so far said that nothing was added. */
		REJECTED

	}

	/**
	 * An add.
	 *
	 * @param value its value, unique in the run
	 * @param outcome what the client knows
	 * @param id the id in the response, 0 without one
	 */
	record Add(BigDecimal value, Outcome outcome, long id) {
	}

}
