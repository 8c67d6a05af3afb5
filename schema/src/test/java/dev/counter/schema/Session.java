package dev.counter.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Database session with results as text.
 */
record Session(Connection connection) implements AutoCloseable {

	void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** The rows, each with its columns joined by {@code |}. */
	List<String> rows(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			int columns = rows.getMetaData().getColumnCount();
			List<String> texts = new ArrayList<>();
			while (rows.next()) {
				List<String> row = new ArrayList<>();
				for (int column = 1; column <= columns; column++) {
					row.add(Objects.requireNonNullElse(rows.getString(column), ""));
				}
				texts.add(String.join("|", row));
			}
			return texts;
		}
	}

	/** The only row. */
	String row(String sql) throws SQLException {
		List<String> rows = rows(sql);
		if (rows.size() != 1) {
			throw new IllegalStateException(rows.size() + " rows from " + sql);
		}
		return rows.get(0);
	}

	long number(String sql) throws SQLException {
		return Long.parseLong(row(sql));
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
