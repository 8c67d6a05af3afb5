package dev.counter.adder.entry;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The reset number of an outcome.
 */
class EntryGenerationTests {

	/** As often as driver and server wait until they keep a plan, and once more. */
	private static final int PREPARED_AND_PLANNED = 12;

	private final Ledger ledger = new Ledger();

	private final HikariDataSource pool = this.ledger.pool("");

	private final Entries entries = new Entries(new JdbcTemplate(this.pool));

	@AfterEach
	void close() {
		this.pool.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void resetNumberIsThatOfTheAwaitedReset(boolean keyed) throws SQLException {
		for (long resets = 1; resets <= PREPARED_AND_PLANNED; resets++) {
			UUID key = keyed ? UUID.randomUUID() : null;
			assertThat(addDuringAReset(key)).isEqualTo(new Outcome.Added(1, new BigDecimal("5.0000"), resets));
			assertThat(this.ledger.count("add_request WHERE resets = " + resets)).isEqualTo(keyed ? 1 : 0);
		}
	}

	@Test
	void resetNumberStaysThatOfFirstAnswer() throws SQLException {
		UUID key = UUID.randomUUID();
		addDuringAReset(key);
		addDuringAReset(null);
		Outcome first = new Outcome.Repeated(1, new BigDecimal("5.0000"), 1L);
		assertThat(this.entries.add(List.of(Ledger.add("5", key), Ledger.add("5", key)))).containsExactly(first, first);
	}

	private Outcome addDuringAReset(@Nullable UUID key) throws SQLException {
		try (Connection connection = this.ledger.database().superuser().getConnection();
				Statement reset = connection.createStatement()) {
			connection.setAutoCommit(false);
			reset.execute("SELECT counter_reset(null, '::1')");
			CompletableFuture<List<Outcome>> adding = CompletableFuture
				.supplyAsync(() -> this.entries.add(List.of(Ledger.add("5", key))));
			await().until(() -> this.ledger.waiting() == 1);
			connection.commit();
			return adding.join().get(0);
		}
	}

}
