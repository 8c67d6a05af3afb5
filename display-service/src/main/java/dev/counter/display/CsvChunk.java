package dev.counter.display;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * CSV of some entries, newest first, formatted by COPY: nothing else is fast enough for
 * millions. No cell needs quotes or can be a spreadsheet formula.
 *
 * @param text lines with CR LF (RFC 4180)
 * @param oldest the id of the last entry, 0 when there is none
 */
record CsvChunk(byte[] text, int entries, long oldest) {

	private static final String COPY = """
			copy (
			  select id, trim_scale(value), network, added_at at time zone 'UTC'
			  from counter_entry where id < %d order by id desc limit %d
			) to stdout (format csv)""";

	private static final int DATE = "2026-01-02".length();

	private static final int TIME = "2026-01-02 03:04:05".length();

	/** COPY omits trailing zeros; to_char would double the time of the query. */
	private static final byte[] FRACTION = ".000000Z\r\n".getBytes(StandardCharsets.US_ASCII);

	private static final int LINE_BYTES = 80;

	/**
	 * Reads the newest entries before an id. Aborts the connection on failure: the pool
	 * does not detect an unfinished COPY.
	 */
	static CsvChunk read(Connection connection, long before, int limit) throws SQLException {
		try {
			return read(
					connection.unwrap(PGConnection.class)
						.getCopyAPI()
						.copyOut(String.format(Locale.ROOT, COPY, before, limit)),
					new ByteArrayOutputStream(limit * LINE_BYTES));
		}
		catch (SQLException | RuntimeException ex) {
			connection.abort(Runnable::run);
			throw ex;
		}
	}

	private static CsvChunk read(CopyOut copy, ByteArrayOutputStream text) throws SQLException {
		int entries = 0;
		byte[] last = { '0', ',' };
		for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
			write(line, text);
			last = line;
			entries++;
		}
		return new CsvChunk(text.toByteArray(), entries, id(last));
	}

	private static void write(byte[] line, ByteArrayOutputStream text) {
		int end = line.length - 1;
		int time = end - TIME;
		while (line[time - 1] != ',') {
			time--;
		}
		line[time + DATE] = 'T';
		text.write(line, 0, end);
		int fraction = end - time - TIME;
		text.write(FRACTION, fraction, FRACTION.length - fraction);
	}

	private static long id(byte[] line) {
		String text = new String(line, StandardCharsets.US_ASCII);
		return Long.parseLong(text, 0, text.indexOf(','), 10);
	}

}
