package dev.counter.display;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What PostgreSQL formats is what the other answers say.
 */
class CsvChunkTests extends DisplayTest {

	private final JsonMapper json = new JsonMapper();

	private final JdbcTemplate pool;

	@Autowired
	CsvChunkTests(JdbcTemplate pool) {
		this.pool = pool;
	}

	@Test
	void writesValuesNetworksAndTimesAsJsonDoes() {
		database.execute("""
				insert into counter_entry (value, ip_address, added_at) values
				(0, '0.0.0.0', '2026-12-31T23:59:59.999999Z'),
				(-0.0001, '::', '2026-06-30T22:00:00.5+02'),
				(9999999999999999.9999, '203.0.113.7', '1999-01-01T00:00:00Z'),
				(-100, '2001:db8:1:2::3', '2026-01-01T00:00:00.00001Z')
				""");
		assertThat(this.client.get("/display_service/entries.csv").body().lines().skip(1)).hasSize(4)
			.containsExactlyElementsOf(entries().toList());
	}

	@Test
	void leavesNoConnectionInThePoolThatIsStillCopying() throws SQLException {
		AtomicInteger stuck = new AtomicInteger();
		try (Connection other = database.superuser().getConnection(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("lock table counter_entry");
			ConnectionCallback<CsvChunk> copy = (connection) -> {
				stuck.set(connection.unwrap(PGConnection.class).getBackendPID());
				connection.setNetworkTimeout(Runnable::run, 100);
				return CsvChunk.read(connection, LedgerEntries.END, 1);
			};
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.pool.execute(copy));
		}
		assertThat(this.pool.queryForObject("select pg_backend_pid()", Integer.class)).isNotEqualTo(stuck.get());
	}

	private Stream<String> entries() {
		return this.json.readTree(this.client.get("/display_service/entries").body())
			.get("entries")
			.valueStream()
			.map((entry) -> "%s,%s,%s,%s".formatted(entry.get("id").asString(), entry.get("value").asString(),
					entry.get("network").asString(), entry.get("added_at").asString()));
	}

}
