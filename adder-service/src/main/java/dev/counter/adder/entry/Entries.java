package dev.counter.adder.entry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import dev.counter.contract.Limits;
import dev.counter.core.web.problem.Outage;
import dev.counter.core.web.problem.OutcomeUnknownException;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The entries of the ledger, as adds insert them; imports use COPY.
 */
@Component
public class Entries {

	/**
	 * Rows are sorted so that ids follow the order of arrival, keys so that two batches
	 * with the same keys cannot deadlock. A key that another connection is writing fails
	 * the statement when that one commits. The reset number is that of the entries: the
	 * statement locks the table before it takes its snapshot. Known keys are looked up
	 * one by one: a join would be planned while the table is empty, as a full scan.
	 */
	private static final String ADD = """
			WITH input AS MATERIALIZED (
			  SELECT i.value, i.ip_address, i.request_key, i.place
			  FROM unnest(?::numeric[], ?::inet[], ?::uuid[]) WITH ORDINALITY AS i (value, ip_address, request_key, place)
			), known AS MATERIALIZED (
			  SELECT i.place, r.entry_id AS id, r.value, r.resets FROM input i CROSS JOIN LATERAL
			  (SELECT entry_id, value, resets FROM add_request WHERE request_key = i.request_key OFFSET 0) r
			), fresh AS MATERIALIZED (
			  SELECT i.*, row_number() OVER (ORDER BY i.place) AS turn FROM input i
			  WHERE i.place NOT IN (SELECT k.place FROM known k)
			), entry AS (
			  INSERT INTO counter_entry (value, ip_address)
			  SELECT f.value, f.ip_address FROM fresh f ORDER BY f.place RETURNING id, value
			), written AS MATERIALIZED (
			  SELECT e.id, e.value, (SELECT resets FROM counter_reset_number) AS resets,
			  row_number() OVER (ORDER BY e.id) AS turn FROM entry e
			), request AS (
			  INSERT INTO add_request (request_key, entry_id, value, resets)
			  SELECT f.request_key, w.id, w.value, w.resets FROM fresh f JOIN written w ON w.turn = f.turn
			  WHERE f.request_key IS NOT NULL ORDER BY f.request_key
			)
			SELECT f.place, w.id, w.value, w.resets, true AS added FROM fresh f JOIN written w ON w.turn = f.turn
			UNION ALL SELECT k.place, k.id, k.value, k.resets, false FROM known k""";

	/** For a batch without keys. Rows return in the order of their ids. */
	private static final String ADD_WITHOUT_KEYS = """
			INSERT INTO counter_entry (value, ip_address)
			SELECT i.value, i.ip_address
			FROM unnest(?::numeric[], ?::inet[]) WITH ORDINALITY AS i (value, ip_address, place)
			ORDER BY i.place RETURNING id, value, (SELECT resets FROM counter_reset_number) AS resets""";

	private final JdbcTemplate database;

	Entries(JdbcTemplate database) {
		this.database = database;
	}

	/**
	 * Inserts a batch by one statement that commits by itself.
	 * @param batch up to {@link Limits#BATCH_MAX} commands in the order of arrival, which
	 * is the order of their ids
	 * @return the outcome of each command
	 * @throws OutcomeUnknownException if the connection was lost during the statement
	 * @throws DataAccessException if nothing was written
	 */
	public List<Outcome> add(List<AddCommand> batch) {
		if (batch.size() > Limits.BATCH_MAX) {
			throw new IllegalArgumentException(batch.size() + " adds in a batch, more than " + Limits.BATCH_MAX);
		}
		Batch distinct = new Batch(batch);
		return (distinct.size() == 0) ? List.of() : distinct.outcomes(insert(distinct));
	}

	/** Each duplicate key makes one more key of the batch known. */
	private Batch.Stored[] insert(Batch batch) {
		ConnectionCallback<Batch.Stored[]> insert = (connection) -> insert(batch, connection);
		for (int failures = 0;; failures++) {
			try {
				return Outage.duringChange(() -> Objects.requireNonNull(this.database.execute(insert)));
			}
			catch (DuplicateKeyException ex) {
				if (failures == batch.keyCount()) {
					throw ex;
				}
			}
		}
	}

	private static Batch.Stored[] insert(Batch batch, Connection connection) throws SQLException {
		if (!connection.getAutoCommit()) {
			throw new IllegalStateException("An add commits by itself, this connection is in a transaction");
		}
		boolean keyed = batch.keyCount() > 0;
		try (PreparedStatement statement = connection.prepareStatement(keyed ? ADD : ADD_WITHOUT_KEYS)) {
			statement.setArray(1, batch.values(connection));
			statement.setArray(2, batch.addresses(connection));
			if (keyed) {
				statement.setArray(3, batch.keys(connection));
			}
			try (ResultSet rows = statement.executeQuery()) {
				return stored(rows, batch.size(), keyed);
			}
		}
	}

	private static Batch.Stored[] stored(ResultSet rows, int size, boolean keyed) throws SQLException {
		Batch.Stored[] stored = new Batch.Stored[size];
		while (rows.next()) {
			int place = keyed ? rows.getInt("place") : rows.getRow();
			stored[place - 1] = new Batch.Stored(rows.getLong("id"), rows.getBigDecimal("value"),
					rows.getObject("resets", Long.class), !keyed || rows.getBoolean("added"));
		}
		return stored;
	}

}
