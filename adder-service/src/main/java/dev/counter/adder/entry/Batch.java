package dev.counter.adder.entry;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The adds that one statement carries, each key once: an add whose key came earlier in
 * the same batch gets the answer of that earlier one.
 */
final class Batch {

	/** What is sent, in the order of arrival. */
	private final List<Add> sent = new ArrayList<>();

	/** For each add of the caller, its place in what is sent. */
	private final List<Integer> places = new ArrayList<>();

	private final List<Add> adds;

	Batch(List<Add> adds) {
		this.adds = adds;
		Map<UUID, Integer> keys = new HashMap<>();
		for (Add add : adds) {
			Integer earlier = (add.key() != null) ? keys.putIfAbsent(add.key(), this.sent.size()) : null;
			this.places.add((earlier != null) ? earlier : this.sent.size());
			if (earlier == null) {
				this.sent.add(add);
			}
		}
	}

	/** How many rows the statement gets. */
	int size() {
		return this.sent.size();
	}

	int keyCount() {
		return (int) this.sent.stream().filter((add) -> add.key() != null).count();
	}

	Array values(Connection connection) throws SQLException {
		return array(connection, "numeric", Add::value);
	}

	Array addresses(Connection connection) throws SQLException {
		return array(connection, "inet", (add) -> add.address().getHostAddress());
	}

	Array keys(Connection connection) throws SQLException {
		return array(connection, "uuid", Add::key);
	}

	private Array array(Connection connection, String type, Function<Add, @Nullable Object> element)
			throws SQLException {
		return connection.createArrayOf(type, this.sent.stream().map(element).toArray());
	}

	/**
	 * Tells each add what became of it.
	 * @param answers what is stored for each add that was sent
	 * @return an outcome for each add of the caller
	 */
	List<Outcome> outcomes(Stored[] answers) {
		List<Outcome> outcomes = new ArrayList<>();
		boolean[] told = new boolean[answers.length];
		for (int i = 0; i < this.adds.size(); i++) {
			int place = this.places.get(i);
			outcomes.add(outcome(this.adds.get(i).value(), answers[place], told[place]));
			told[place] = true;
		}
		return outcomes;
	}

	private static Outcome outcome(BigDecimal value, Stored stored, boolean told) {
		if (stored.added() && !told) {
			return new Outcome.Added(stored.id(), stored.value(), Objects.requireNonNull(stored.resets()));
		}
		return (value.compareTo(stored.value()) == 0)
				? new Outcome.Repeated(stored.id(), stored.value(), stored.resets()) : new Outcome.Mismatched();
	}

	/**
	 * What the ledger has for an add: a new entry, or what its key stood for already.
	 */
	record Stored(long id, BigDecimal value, @Nullable Long resets, boolean added) {
	}

}
