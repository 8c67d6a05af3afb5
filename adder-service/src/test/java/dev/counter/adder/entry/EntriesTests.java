package dev.counter.adder.entry;

import java.math.BigDecimal;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import dev.counter.adder.entry.Outcome.Added;
import dev.counter.adder.entry.Outcome.Mismatched;
import dev.counter.adder.entry.Outcome.Repeated;
import dev.counter.contract.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Batches of entries: order, idempotency keys and limits.
 */
class EntriesTests {

	/** As often as driver and server wait until they keep a plan, and once more. */
	private static final int PREPARED_AND_PLANNED = 12;

	private static final String READ = "pg_stat_user_tables WHERE relname = 'add_request' AND ";

	private final Ledger ledger = new Ledger();

	private final HikariDataSource pool = this.ledger.pool("");

	private Entries entries;

	@BeforeEach
	void open() {
		this.entries = new Entries(new JdbcTemplate(this.pool));
	}

	@AfterEach
	void close() {
		this.ledger.assertTrue();
		this.pool.close();
	}

	private static Added added(long id, String value) {
		return new Added(id, new BigDecimal(value).setScale(4), 0L);
	}

	private static Repeated repeated(long id, String value) {
		return new Repeated(id, new BigDecimal(value).setScale(4), 0L);
	}

	@Test
	void loneAddIsWritten() {
		assertThat(this.entries.add(List.of(Ledger.add("1.5")))).containsExactly(added(1, "1.5"));
		assertThat(this.ledger.rows("SELECT id, value::text, host(ip_address) AS address FROM counter_entry"))
			.containsExactly(Map.of("id", 1L, "value", "1.5000", "address", "203.0.113.7"));
		assertThat(this.ledger.count("add_request")).isZero();
	}

	@Test
	void emptyBatchWritesNothing() {
		assertThat(this.entries.add(List.of())).isEmpty();
	}

	@Test
	void idsFollowOrderOfArrival() {
		List<AddCommand> batch = IntStream.rangeClosed(1, Limits.BATCH_MAX)
			.mapToObj((i) -> Ledger.add(String.valueOf(i), (i % 2 == 0) ? UUID.randomUUID() : null))
			.toList();
		assertThat(this.entries.add(batch)).isEqualTo(
				IntStream.rangeClosed(1, Limits.BATCH_MAX).mapToObj((i) -> added(i, String.valueOf(i))).toList());
		assertThat(this.ledger.count("counter_entry WHERE id = value")).isEqualTo(Limits.BATCH_MAX);
		assertThat(this.ledger.count("add_request WHERE entry_id = value")).isEqualTo(Limits.BATCH_MAX / 2);
	}

	@Test
	void repetitionGetsFirstAnswer() {
		UUID key = UUID.randomUUID();
		assertThat(this.entries.add(List.of(Ledger.add("1.50", key)))).containsExactly(added(1, "1.5"));
		assertThat(this.entries.add(List.of(Ledger.add("1.5", key)))).containsExactly(repeated(1, "1.5"));
		assertThat(this.entries.add(List.of(Ledger.add("2", key)))).containsExactly(new Mismatched());
		assertThat(this.ledger.count("counter_entry")).isOne();
	}

	@Test
	void repetitionWithinBatchGetsFirstAnswer() {
		UUID first = UUID.randomUUID();
		UUID known = UUID.randomUUID();
		this.entries.add(List.of(Ledger.add("7", known)));
		assertThat(this.entries.add(List.of(Ledger.add("1", first), Ledger.add("7.0", known), Ledger.add("1.0", first),
				Ledger.add("8", known), Ledger.add("2", first), Ledger.add("7", known), Ledger.add("9"))))
			.containsExactly(added(2, "1"), repeated(1, "7"), repeated(2, "1"), new Mismatched(), new Mismatched(),
					repeated(1, "7"), added(3, "9"));
	}

	@Test
	void repetitionAfterMismatchGetsFirstAnswer() {
		UUID known = UUID.randomUUID();
		this.entries.add(List.of(Ledger.add("7", known)));
		assertThat(this.entries.add(List.of(Ledger.add("8", known), Ledger.add("7", known))))
			.containsExactly(new Mismatched(), repeated(1, "7"));
	}

	@Test
	void knownKeysLeaveNoGapsInIds() {
		UUID key = UUID.randomUUID();
		this.entries.add(List.of(Ledger.add("1", key)));
		List<Map<String, Object>> total = this.ledger.rows("SELECT * FROM counter_total");
		this.entries.add(Collections.nCopies(20, Ledger.add("1", key)));
		assertThat(this.ledger.rows("SELECT * FROM counter_total")).isEqualTo(total);
		assertThat(this.entries.add(List.of(Ledger.add("5")))).containsExactly(added(2, "5"));
	}

	@Test
	void keysAreLookedUpByIndex() {
		this.ledger.database().execute("VACUUM add_request");
		for (int i = 0; i < PREPARED_AND_PLANNED; i++) {
			this.entries.add(List.of(Ledger.add("1", UUID.randomUUID()), Ledger.add("2", UUID.randomUUID())));
		}
		this.pool.close();
		await().until(() -> this.ledger.count(READ + "idx_scan > 0") == 1);
		assertThat(this.ledger.count(READ + "seq_scan = 0")).isOne();
	}

	@Test
	void keysOutliveReset() {
		UUID key = UUID.randomUUID();
		this.entries.add(List.of(Ledger.add("0"), Ledger.add("3", key)));
		this.ledger.database().execute("SELECT * FROM counter_reset(null, '::1')");
		assertThat(this.entries.add(List.of(Ledger.add("3", key)))).containsExactly(repeated(2, "3"));
		assertThat(this.ledger.count("counter_entry")).isZero();
		this.ledger.database().execute("DELETE FROM add_request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "9999999999999999.9999", "-9999999999999999.9999", "0", "-0", "0.0001", "1e15",
			"1.50000000000000000000000000", "12e-1" })
	void valueIsStoredUnrounded(String value) {
		BigDecimal number = new BigDecimal(value);
		assertThat(this.entries.add(List.of(Ledger.add(value)))).singleElement()
			.satisfies((outcome) -> assertThat(((Added) outcome).value()).isEqualByComparingTo(number));
		assertThat(this.ledger.count("counter_entry WHERE value = " + number.toPlainString())).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "10000000000000000", "0.00001", "1e16", "1e999999999", "-1e-999999999", "1.00005" })
	void valueWithTooManyDigitsIsRefused(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> Ledger.add(value));
	}

	@Test
	void largeBatchIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.entries.add(Collections.nCopies(Limits.BATCH_MAX + 1, Ledger.add("1"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2001:db8:1:2::3", "::1", "::ffff:192.0.2.1", "fe80::1%1" })
	void addressOfAnyKindIsStored(String literal) throws UnknownHostException {
		InetAddress address = literal.contains("%")
				? Inet6Address.getByAddress(null, InetAddress.getByName("fe80::1").getAddress(), 1)
				: InetAddress.getByName(literal);
		this.entries.add(List.of(new AddCommand(BigDecimal.ONE, null, address)));
		String stored = literal.replaceAll("%.*|^::ffff:", "");
		assertThat(this.ledger.count("counter_entry WHERE ip_address = '" + stored + "'")).isOne();
	}

}
