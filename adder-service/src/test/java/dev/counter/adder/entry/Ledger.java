package dev.counter.adder.entry;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import dev.counter.contract.DatabaseRole;
import dev.counter.testsupport.MigratedDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A ledger of its own, seen by its superuser, and adders that write to it.
 */
final class Ledger {

	private final MigratedDatabase database = MigratedDatabase.create();

	private final JdbcTemplate superuser = new JdbcTemplate(this.database.superuser());

	/** A process's connections, which its caller closes. */
	HikariDataSource pool(String properties) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:postgresql://" + this.database.host() + ":" + this.database.port() + "/"
				+ this.database.name() + "?" + properties);
		pool.setUsername(DatabaseRole.ADDER.roleName());
		pool.setPassword(this.database.password(DatabaseRole.ADDER));
		pool.setMinimumIdle(0);
		pool.setConnectionTimeout(30_000);
		return pool;
	}

	MigratedDatabase database() {
		return this.database;
	}

	static AddCommand add(String value) {
		return add(value, null);
	}

	static AddCommand add(String value, @Nullable UUID key) {
		return new AddCommand(new BigDecimal(value), key, address("203.0.113.7"));
	}

	static InetAddress address(String literal) {
		try {
			return InetAddress.getByName(literal);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	long count(String table) {
		return Objects.requireNonNull(this.superuser.queryForObject("SELECT count(*) FROM " + table, Long.class));
	}

	List<Map<String, Object>> rows(String query) {
		return this.superuser.queryForList(query);
	}

	/** How many adders wait for another's transaction or table. */
	long waiting() {
		return count("""
				pg_stat_activity
				WHERE datname = current_database() AND usename = 'counter_adder' AND wait_event_type = 'Lock'""");
	}

	/** The sum is that of the entries, and each request has the entry it names. */
	void assertTrue() {
		assertThat(
				rows("""
						SELECT t.total = (SELECT coalesce(sum(value), 0) FROM counter_entry) AS total,
						t.entries = (SELECT count(*) FROM counter_entry) AS entries,
						NOT EXISTS (SELECT FROM add_request r LEFT JOIN counter_entry e ON e.id = r.entry_id AND e.value = r.value
						WHERE e.id IS NULL) AS requests FROM counter_total t"""))
			.containsExactly(Map.of("total", true, "entries", true, "requests", true));
	}

}
