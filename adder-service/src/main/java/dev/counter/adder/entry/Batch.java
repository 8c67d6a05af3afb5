package dev.counter.adder.entry;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A batch with each idempotency key once. A command whose key came earlier in the batch
 * gets the outcome of the earlier one.
 */
final class Batch {

	/** The rows, in the order of arrival. */
	private final List<AddCommand> rows = new ArrayList<>();

	/** For each command, the place of its row. */
	private final List<Integer> places = new ArrayList<>();

	private final List<AddCommand> commands;

	Batch(List<AddCommand> commands) {
		this.commands = commands;
		Map<UUID, Integer> keys = new HashMap<>();
		for (AddCommand command : commands) {
			Integer earlier = (command.key() != null) ? keys.putIfAbsent(command.key(), this.rows.size()) : null;
			this.places.add((earlier != null) ? earlier : this.rows.size());
			if (earlier == null) {
				this.rows.add(command);
			}
		}
	}

	int size() {
		return this.rows.size();
	}

	int keyCount() {
		return (int) this.rows.stream().filter((row) -> row.key() != null).count();
	}

	Array values(Connection connection) throws SQLException {
		return array(connection, "numeric", AddCommand::value);
	}

	Array addresses(Connection connection) throws SQLException {
		return array(connection, "inet", (row) -> row.address().getHostAddress());
	}

	Array keys(Connection connection) throws SQLException {
		return array(connection, "uuid", AddCommand::key);
	}

	private Array array(Connection connection, String type, Function<AddCommand, @Nullable Object> element)
			throws SQLException {
		return connection.createArrayOf(type, this.rows.stream().map(element).toArray());
	}

	/** The outcome of each command, by the rows that are stored. */
	List<Outcome> outcomes(Stored[] stored) {
		List<Outcome> outcomes = new ArrayList<>();
		boolean[] answered = new boolean[stored.length];
		for (int i = 0; i < this.commands.size(); i++) {
			int place = this.places.get(i);
			outcomes.add(stored[place].outcome(this.commands.get(i).value(), !answered[place]));
			answered[place] = true;
		}
		return outcomes;
	}

	/**
	 * The stored row of a command: its new entry, or that of its known key.
	 */
	record Stored(long id, BigDecimal value, @Nullable Long resets, boolean added) {

		Outcome outcome(BigDecimal asked, boolean first) {
			if (this.added && first) {
				return new Outcome.Added(this.id, this.value, this.resets);
			}
			return (asked.compareTo(this.value) == 0) ? new Outcome.Repeated(this.id, this.value, this.resets)
					: new Outcome.Mismatched();
		}

	}

}
