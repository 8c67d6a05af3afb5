package dev.counter.display;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Some entries as CSV, newest first, written by PostgreSQL itself: nothing else formats
 * millions of them in time. They are numbers, networks and times, so that no cell is
 * taken for a formula and none needs quotes.
 *
 * @param text lines as RFC 4180 ends them
 * @param entries how many
 * @param oldest the id of the last one, 0 when there is none
 */
record CsvChunk(byte[] text, int entries, long oldest) {

	private static final String COPY = """
			copy (
			  select id, trim_scale(value), network, added_at at time zone 'UTC'
			  from counter_entry where id < %d order by id desc limit %d
			) to stdout (format csv)""";

	private static final int DATE = "2026-01-02".length();

	private static final int TIME = "2026-01-02 03:04:05".length();

	/**
	 * PostgreSQL leaves out what of it are zeros; to_char would not, and takes as long as
	 * all else.
	 */
	private static final byte[] FRACTION = ".000000Z\r\n".getBytes(StandardCharsets.US_ASCII);

	private static final int LINE_BYTES = 80;

	/**
	 * Reads the newest entries before an id.
	 * @param connection the connection; it holds the table until all of them were read,
	 * and is closed when that fails: a pool does not notice a COPY that is under way
	 * @param before an id, exclusive
	 * @param limit how many at most
	 * @return the entries
	 * @throws SQLException when the database does not answer
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
