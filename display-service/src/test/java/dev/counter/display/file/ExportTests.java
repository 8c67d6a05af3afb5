package dev.counter.display.file;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An export has the bytes of the CSV.
 */
class ExportTests extends ExportTest {

	@Test
	void hasTheBytesOfTheCsv() throws Exception {
		addNumbers(2 * CHUNK + 1);
		String path = request();
		attempt();
		byte[] file = fetch(path).body();
		assertThat(file).isEqualTo(fetch("/display_service/entries.csv").body());
		assertThat(field("state || bytes || attempts", path)).isEqualTo("ready" + file.length + "1");
		assertThat(field("encode(sha256, 'hex')", path))
			.isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
		assertThat(field("(upload_id is null and lease_until is null)::text", path)).isEqualTo("true");
	}

	@Test
	void emptyLedgerIsAHeaderLine() throws Exception {
		String path = request();
		attempt();
		assertThat(content(path)).isEqualTo("id,value,network,added_at\r\n");
	}

	@Test
	void hasSeveralPartsWhenItIsLarge() throws Exception {
		addNumbers(450_000);
		String path = request();
		attempt();
		byte[] file = fetch(path).body();
		assertThat(file).hasSizeGreaterThan(16 * 1024 * 1024).isEqualTo(fetch("/display_service/entries.csv").body());
	}

	@Test
	void hasEachEntryOnceThatWasCommittedBeforeItWhileOthersAdd() throws Exception {
		addNumbers(5 * CHUNK);
		String path = request();
		attempt(() -> {
			addNumbers(3);
			return false;
		});
		assertThat(ids(path)).containsExactlyElementsOf(
				IntStream.iterate(5 * CHUNK, (n) -> n > 0, (n) -> n - 1).mapToObj(String::valueOf).toList());
	}

}
