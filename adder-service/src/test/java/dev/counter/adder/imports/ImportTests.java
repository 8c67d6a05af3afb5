package dev.counter.adder.imports;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.counter.adder.RunningAdder;
import dev.counter.adder.Visitor;
import dev.counter.contract.Limits;
import dev.counter.core.file.ObjectStore;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports from the request to the ledger.
 */
@RunningAdder
class ImportTests {

	private static final int LINES = 2 * Limits.IMPORT_CHUNK + 5;

	private final ImportFixture files;

	private final MigratedDatabase database;

	@Autowired
	ImportTests(Visitor client, ObjectStore store, MigratedDatabase database) {
		this.files = new ImportFixture(client, store, database);
		this.database = database;
	}

	@BeforeEach
	void clear() {
		this.database.clear();
	}

	static String numbers(int count) {
		return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
	}

	private static long sum(long count) {
		return count * (count + 1) / 2;
	}

	@Test
	void importAddsEachNumberOnce() {
		UUID file = this.files.store("numbers.csv", numbers(LINES));
		JsonNode done = this.files.run(file, "refuse");
		this.files.assertLedger(String.valueOf(sum(LINES)), LINES);
		assertThat(done.path("state").asString()).isEqualTo("done");
		assertThat(done.path("added").asLong()).isEqualTo(LINES);
		assertThat(done.path("lines").asLong()).isEqualTo(LINES);
		assertThat(done.path("lines_read").asLong()).isEqualTo(LINES);
		assertThat(done.path("total").asString()).isEqualTo(String.valueOf(sum(LINES)));
		assertThat(done.path("file").asString()).isEqualTo(file.toString());
		assertThat(done.path("file_url").asString()).isEqualTo("/files/" + file);
		assertThat(done.path("offset").asLong()).isEqualTo(done.path("bytes").asLong());
		assertThat(done.path("finished_at").asString()).endsWith("Z");
		assertThat(done.path("reason").isNull()).isTrue();
		assertThat(this.database.query("SELECT count(DISTINCT ip_address) || ' ' || min(value) FROM counter_entry"))
			.isEqualTo("1 1.0000");
	}

	@Test
	void sameFileIsImportedOnceUntilItIsUndone() {
		UUID file = this.files.store("numbers.csv", "1\n2\n");
		String path = this.files.begin(file, "refuse");
		this.files.end(path);
		assertThat(this.files.begin(file, "skip")).isEqualTo(path);
		this.files.assertLedger("3", 2);
		this.files.delete(path);
		assertThat(this.files.end(path).path("state").asString()).isEqualTo("undone");
		String again = this.files.begin(file, "refuse");
		assertThat(again).isNotEqualTo(path);
		this.files.end(again);
		this.files.assertLedger("3", 2);
	}

	@Test
	void goodLinesAreAddedWhenBadOnesAreSkipped() {
		String bad = "bad\n".repeat(Limits.IMPORT_ERRORS + 10);
		JsonNode done = this.files.run(this.files.store("x.csv", bad + numbers(LINES)), "skip");
		this.files.assertLedger(String.valueOf(sum(LINES)), LINES);
		assertThat(done.path("state").asString()).isEqualTo("done");
		assertThat(done.path("refused").asLong()).isEqualTo(Limits.IMPORT_ERRORS + 10);
		assertThat(done.path("errors")).hasSize(Limits.IMPORT_ERRORS);
	}

	@Test
	void gzipOfSeveralMembersIsReadToItsEnd() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		List.of(numbers(LINES) + "\n", "", "0.5\n").forEach((text) -> bytes.writeBytes(ImportFixture.gzip(text)));
		this.files.run(this.files.store("NUMBERS.CSV.GZ", bytes.toByteArray()), "refuse");
		this.files.assertLedger(sum(LINES) + ".5", LINES + 1);
	}

	@Test
	void exportIsImportedAsItWasExported() {
		this.database.execute("INSERT INTO counter_entry (value, ip_address) VALUES (-1.5, '192.0.2.7'), "
				+ "(9999999999999999.9999, '2001:db8::1'), (0, '192.0.2.7')");
		String export = "id,value,network,added_at\r\n"
				+ this.database
					.query("""
							SELECT string_agg(id || ',' || trim_scale(value) || ',' || network || ',' || added_at, E'\\r\\n' ORDER BY id DESC)
							FROM counter_entry""")
				+ "\r\n";
		String values = "SELECT string_agg(value::text, ' ' ORDER BY value) FROM counter_entry";
		String before = this.database.query(values);
		this.database.clear();
		this.files.run(this.files.store("counter-entries.csv", export), "refuse");
		assertThat(this.database.query(values)).isEqualTo(before);
	}

	@Test
	void undoRemovesTheEntriesOfTheImportAndNoOther() {
		UUID file = this.files.store("x.csv", numbers(LINES));
		this.database.execute("INSERT INTO counter_entry (value, ip_address) VALUES (0.25, '192.0.2.7')");
		String path = this.files.begin(file, "refuse");
		for (int i = 0; i < 20; i++) {
			this.database.execute("INSERT INTO counter_entry (value, ip_address) VALUES (0.25, '192.0.2.7')");
		}
		this.files.end(path);
		String other = this.files.begin(this.files.store("y.csv", "7"), "refuse");
		this.files.end(other);
		assertThat(this.files.delete(path).statusCode()).isEqualTo(200);
		JsonNode undone = this.files.end(path);
		assertThat(undone.path("state").asString()).isEqualTo("undone");
		assertThat(undone.path("removed").asLong()).isEqualTo(LINES);
		this.files.assertLedger("12.25", 22);
		assertThat(this.files.json(this.files.delete(path)).path("state").asString()).isEqualTo("undone");
		this.files.assertLedger("12.25", 22);
	}

	@ParameterizedTest
	@ValueSource(strings = { "waiting", "checking", "adding" })
	void resetEndsAnImport(String state) {
		UUID file = this.files.store("x.csv", "1\n2\n");
		UUID id = UUID.randomUUID();
		this.database.execute("""
				INSERT INTO import (id, file_id, bad_lines, resets, ip_address, state)
				VALUES ('%s', '%s', 'refuse', (SELECT resets - 1 FROM counter_reset_number), '192.0.2.7', '%s')"""
			.formatted(id, file, state));
		assertThat(this.files.end("/imports/" + id).path("state").asString()).isEqualTo("reset");
		this.files.assertLedger("0", 0);
		assertThat(this.files.run(file, "refuse").path("added").asLong()).isEqualTo(2);
	}

	@Test
	void totalIsExactForTheLargestNumbers() {
		BigDecimal largest = new BigDecimal("9999999999999999.9999");
		this.files.run(this.files.store("x.csv", (largest + "\n").repeat(LINES)), "refuse");
		this.files.assertLedger(largest.multiply(BigDecimal.valueOf(LINES)).stripTrailingZeros().toPlainString(),
				LINES);
	}

}
