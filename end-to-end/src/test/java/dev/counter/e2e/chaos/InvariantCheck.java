package dev.counter.e2e.chaos;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.counter.e2e.chaos.ClientHistory.Add;
import dev.counter.e2e.chaos.ClientHistory.Outcome;

/**
 * Invariant check: compares the history of the clients with the tables.
 */
final class InvariantCheck {

	/** Each column is 0, or the extent of a violation that its label names. */
	private static final String INVARIANTS = """
			with entries as (select count(*) as n, coalesce(sum(value), 0) as total, count(distinct value) as different from counter_entry),
			requests as (select count(*) as n, coalesce(sum(value), 0) as total, count(distinct request_key) as different from add_request),
			removed as (select coalesce(sum(removed), 0) as n, coalesce(sum(total), 0) as total, count(*) as resets from counter_reset_audit)
			select e.n + d.n - r.n as "adds counted twice or never",
			e.total + d.total - r.total as "sum of adds counted twice or never", e.n - e.different as "entries with the value of another",
			r.n - r.different as "duplicate keys", t.entries - e.n as "running count", t.total - e.total as "running total",
			(select count(*) from counter_entry c where not exists
			(select from add_request q where q.entry_id = c.id and q.value = c.value)) as "entries without a request",
			t.resets - d.resets - ? as "resets without an audit row"
			from entries e, requests r, removed d, counter_total t""";

	private final Connection database;

	InvariantCheck(Connection database) {
		this.database = database;
	}

	/**
	 * Finds the violations of a round.
	 * @param history what the clients observed
	 * @param resetsBefore the number of resets when the round began
	 * @return a sentence for each violation
	 */
	List<String> violations(ClientHistory history, long resetsBefore) throws SQLException {
		List<String> found = new ArrayList<>(violationsInTables(resetsBefore));
		Map<UUID, Add> adds = new HashMap<>(history.adds());
		try (Statement statement = this.database.createStatement();
				ResultSet row = statement.executeQuery("select request_key, entry_id, value from add_request")) {
			while (row.next()) {
				UUID key = row.getObject(1, UUID.class);
				Add add = adds.remove(key);
				if (add == null) {
					found.add("doubled: key " + key + " is there twice, or no client sent it");
				}
				else if (add.outcome() == Outcome.REJECTED) {
					found.add("key " + key + " is in the ledger, though each response said that nothing was added");
				}
				else if (add.value().compareTo(row.getBigDecimal(3)) != 0
						|| (add.outcome() == Outcome.ACKNOWLEDGED && add.id() != row.getLong(2))) {
					found.add("key " + key + " has another id or value than the response: " + add);
				}
			}
		}
		adds.forEach((key, add) -> {
			if (add.outcome() == Outcome.ACKNOWLEDGED) {
				found.add("lost: key " + key + " was acknowledged: " + add);
			}
		});
		return found;
	}

	private List<String> violationsInTables(long resetsBefore) throws SQLException {
		List<String> found = new ArrayList<>();
		try (var statement = this.database.prepareStatement(INVARIANTS)) {
			statement.setLong(1, resetsBefore);
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
					BigDecimal value = row.getBigDecimal(column);
					if (value.signum() != 0) {
						found.add(row.getMetaData().getColumnLabel(column) + ": " + value.toPlainString());
					}
				}
			}
		}
		return found;
	}

}
