package dev.counter.adder.imports;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

import dev.counter.adder.RunningAdder;
import dev.counter.adder.Visitor;
import dev.counter.contract.Limits;
import dev.counter.core.file.ObjectStore;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that cannot be imported: nothing is added, and the import says why.
 */
@RunningAdder
class InvalidFileTests {

	private static final int LINES = Limits.IMPORT_CHUNK + 5;

	private final ImportFixture files;

	private final MigratedDatabase database;

	@Autowired
	InvalidFileTests(Visitor client, ObjectStore store, MigratedDatabase database) {
		this.files = new ImportFixture(client, store, database);
		this.database = database;
	}

	@BeforeEach
	void clear() {
		this.database.clear();
	}

	@Test
	void badLineIsRefusedBeforeAnythingIsAdded() {
		JsonNode refused = this.files.run(this.files.store("x.csv", ImportTests.numbers(LINES) + "\n1,5\n"), "refuse");
		this.files.assertLedger("0", 0);
		assertThat(refused.path("state").asString()).isEqualTo("refused");
		assertThat(refused.path("refused").asLong()).isEqualTo(1);
		assertThat(refused.path("reason").asString()).endsWith("Nothing was added.");
		assertThat(refused.path("errors")).containsExactly(
				this.files.json("{\"line\": %s, \"text\": \"1,5\", \"reason\": \"\\\"1,5\\\" is not a number.\"}"
					.formatted(LINES + 1)));
	}

	@Test
	void invalidFilesAreRefusedAsAWhole() {
		byte[] gzip = ImportFixture.gzip(ImportTests.numbers(LINES));
		byte[] wrongSum = gzip.clone();
		wrongSum[gzip.length - 6]++;
		byte[] garbage = Arrays.copyOf(gzip, gzip.length + 30);
		assertRefused("x.csv.gz", "1\n2\n".getBytes(StandardCharsets.UTF_8), "not a complete gzip file");
		assertRefused("x.csv.gz", Arrays.copyOf(gzip, gzip.length - 20), "not a complete gzip file");
		assertRefused("x.csv.gz", wrongSum, "not a complete gzip file");
		assertRefused("x.csv.gz", garbage, "not a complete gzip file");
		assertRefused("x.csv", gzip, "Line 1");
		assertRefused("x.csv", new byte[] { '1', '\n', 0 }, "NUL byte");
		assertRefused("bomb.gz", ImportFixture.gzip(" ".repeat(50_000_000)), "longer than 65536 bytes");
	}

	private void assertRefused(String name, byte[] content, String reason) {
		JsonNode refused = this.files.run(this.files.store(name, content), "skip");
		assertThat(refused.path("state").asString()).isEqualTo("refused");
		assertThat(refused.path("reason").asString()).contains(reason).endsWith("Nothing was added.");
		this.files.assertLedger("0", 0);
	}

	@Test
	void replacedFileIsNotMixedWithTheOther() {
		UUID file = this.files.store("x.csv", "1\n2\n");
		this.files.put(ImportFixture.key(file), "3\n4\n".getBytes(StandardCharsets.UTF_8));
		JsonNode failed = this.files.run(file, "refuse");
		assertThat(failed.path("state").asString()).isEqualTo("failed");
		assertThat(failed.path("reason").asString()).contains("replaced");
		this.files.assertLedger("0", 0);
	}

}
