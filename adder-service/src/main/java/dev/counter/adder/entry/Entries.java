package dev.counter.adder.entry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

import dev.counter.contract.Limits;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The entries of the ledger, to which anything is added here alone.
 */
@Component
public class Entries {

	/**
	 * Ids follow the order of arrival, for they are given to sorted rows. Keys are
	 * written in their own order, so that two batches with the same keys wait for each
	 * other in one direction only. A key that another connection is just writing fails
	 * the statement once that one has committed. The reset number is the one that the
	 * entries belong to: no reset gets between, for the statement locks the table before
	 * it takes its snapshot. Known keys are looked up one by one: a join is planned once,
	 * while the table is empty, and would read all of it each time.
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

	/**
	 * The same for a batch without keys, where nothing is looked up. Ids are given, and
	 * come back, in the order of the sorted rows.
	 */
	private static final String ADD_WITHOUT_KEYS = """
			INSERT INTO counter_entry (value, ip_address)
			SELECT i.value, i.ip_address
			FROM unnest(?::numeric[], ?::inet[]) WITH ORDINALITY AS i (value, ip_address, place)
			ORDER BY i.place RETURNING id, value, (SELECT resets FROM counter_reset_number) AS resets""";

	/** States in which the server may have committed all the same. */
	private static final Pattern UNKNOWN = Pattern.compile("08...|40003|57P..|58...|XX...");

	private final JdbcTemplate database;

	Entries(JdbcTemplate database) {
		this.database = database;
	}

	/**
	 * Writes a batch by one statement that commits by itself: all of it or nothing.
	 * @param batch up to {@link Limits#BATCH_MAX} adds in the order of their arrival,
	 * which is the order of their ids
	 * @return an outcome for each add, in the same order
	 * @throws OutcomeUnknownException if the connection broke off or stayed silent after
	 * the statement was sent
	 * @throws DataAccessException in every other case; nothing is written then
	 */
	public List<Outcome> add(List<Add> batch) {
		if (batch.size() > Limits.BATCH_MAX) {
			throw new IllegalArgumentException(batch.size() + " adds in a batch, more than " + Limits.BATCH_MAX);
		}
		Batch distinct = new Batch(batch);
		if (distinct.size() == 0) {
			return List.of();
		}
		return distinct.outcomes(write(distinct));
	}

	/**
	 * Each failure makes one more of the batch's keys known, so that there are no more of
	 * them than keys.
	 */
	private Batch.Stored[] write(Batch batch) {
		for (int failures = 0;; failures++) {
			try {
				return this.database.<Batch.Stored[]>execute(
						(ConnectionCallback<Batch.Stored[]>) (connection) -> write(batch, connection));
			}
			catch (DuplicateKeyException ex) {
				if (failures == batch.keyCount()) {
					throw ex;
				}
			}
			catch (CannotGetJdbcConnectionException ex) {
				throw ex;
			}
			catch (DataAccessException ex) {
				throw mayBeWritten(ex) ? new OutcomeUnknownException(ex) : ex;
			}
		}
	}

	private static Batch.Stored[] write(Batch batch, Connection connection) throws SQLException {
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

	private static boolean mayBeWritten(DataAccessException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql) {
				String state = sql.getSQLState();
				return state == null || UNKNOWN.matcher(state).matches();
			}
		}
		return false;
	}

}
