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

import dev.counter.e2e.chaos.Journal.Known;
import dev.counter.e2e.chaos.Journal.Line;

/**
 * Compares what the clients were told with what the database has.
 */
final class Verdict {

	/** Each column is 0, or says how much of something there is that must not be. */
	private static final String CONTRADICTIONS = """
			with entries as (select count(*) as n, coalesce(sum(value), 0) as total, count(distinct value) as different from counter_entry),
			requests as (select count(*) as n, coalesce(sum(value), 0) as total, count(distinct request_key) as different from add_request),
			removed as (select coalesce(sum(removed), 0) as n, coalesce(sum(total), 0) as total, count(*) as resets from counter_reset_audit)
			select e.n + d.n - r.n as "adds that were counted twice or never",
			e.total + d.total - r.total as "their sum", e.n - e.different as "entries with another's value",
			r.n - r.different as "keys that are there twice", t.entries - e.n as "running count", t.total - e.total as "running sum",
			(select count(*) from counter_entry c where not exists
			(select from add_request q where q.entry_id = c.id and q.value = c.value)) as "entries without a request",
			t.resets - d.resets - ? as "resets without an audit row"
			from entries e, requests r, removed d, counter_total t""";

	private final Connection database;

	Verdict(Connection database) {
		this.database = database;
	}

	/**
	 * Finds what contradicts the journal.
	 * @param journal what clients were told
	 * @param resetsBefore the reset number when the round began
	 * @return a sentence for each contradiction, none when all is well
	 */
	List<String> contradictions(Journal journal, long resetsBefore) throws SQLException {
		List<String> found = new ArrayList<>();
		inTheLedger(resetsBefore, found);
		Map<UUID, Line> lines = new HashMap<>(journal.lines());
		try (Statement statement = this.database.createStatement();
				ResultSet row = statement.executeQuery("select request_key, entry_id, value from add_request")) {
			while (row.next()) {
				UUID key = row.getObject(1, UUID.class);
				Line line = lines.remove(key);
				if (line == null) {
					found.add("doubled: key " + key + " is there twice, or nobody sent it");
				}
				else if (line.known() == Known.NOTHING) {
					found.add("key " + key + " is in the ledger, though each answer said that nothing was added");
				}
				else if (line.value().compareTo(row.getBigDecimal(3)) != 0
						|| (line.known() == Known.ADDED && line.id() != row.getLong(2))) {
					found.add("key " + key + " has another id or value than was answered: " + line);
				}
			}
		}
		lines.forEach((key, line) -> {
			if (line.known() == Known.ADDED) {
				found.add("lost: key " + key + " was acknowledged: " + line);
			}
		});
		return found;
	}

	private void inTheLedger(long resetsBefore, List<String> found) throws SQLException {
		try (var statement = this.database.prepareStatement(CONTRADICTIONS)) {
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
	}

}
