package dev.counter.adder.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.counter.contract.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files of numbers, read in chunks.
 */
class NumberLinesTests {

	private static final int ERRORS = 1000;

	@ParameterizedTest
	@ValueSource(strings = { "1\n-2.5\n0.0001", "1\r\n-2.5\r\n0.0001\r\n", "\uFEFF1\n\n -2.5 \n\t0.0001\n\n",
			"value\n1\n-2.5\n0.0001", "\uFEFFid, Value ,network\r\n1,1,x\r\n2,-2.5,y\r\n3,0.0001,z\r\n",
			"\"value\",\"text\"\n\"1\",\"a \"\"quoted\"\" text,\nof two lines\"\n\"-2.5\",\"\"\n0.0001,6\" pipe\n" })
	void formatsAreRecognised(String text) {
		LineChunk chunk = read(text);
		assertThat(rows(chunk)).containsExactly("1", "-2.5", "0.0001");
		assertThat(chunk.total()).isEqualByComparingTo("-1.4999");
		assertThat(chunk.refused()).isZero();
	}

	@Test
	void exportIsReadAsItWasWritten() {
		LineChunk chunk = read("id,value,network,added_at\r\n7,-12.5,192.0.2.0/24,2026-01-02T03:04:05.000006Z\r\n"
				+ "6,9999999999999999.9999,2001:db8::/48,2026-01-02T03:04:05.000006Z\r\n");
		assertThat(rows(chunk)).containsExactly("-12.5", "9999999999999999.9999");
		assertThat(chunk.total()).isEqualByComparingTo("9999999999999987.4999");
	}

	@Test
	void rulesForNumbersAreThoseOfTheForm() {
		List<String> good = List.of("0", "-0", "007", "1.50000000", "9999999999999999", "-9999999999999999.9999",
				"12345678901.2345", "0000000000000000000000000000001", "1234567890.1234");
		assertThat(rows(read(String.join("\n", good)))).hasSize(good.size());
		assertThat(read(String.join("\n", good)).total())
			.isEqualByComparingTo(good.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add));
		List<String> bad = List.of("+1", "1e3", ".5", "5.", "-", "1,5", "1 2", "12345678901234567", "0.00001", "--1",
				"1.2.3", "١", "NaN", "\"1\"", "1".repeat(65), "0x10");
		LineChunk chunk = read(String.join("\n", bad));
		assertThat(chunk.added()).isZero();
		assertThat(chunk.refused()).isEqualTo(bad.size());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 9, 10, 11, 13, 14, 15, 16 })
	void sumOfAChunkIsExactForNumbersOfAnyLength(int digits) {
		for (String number : List.of("9".repeat(digits), "9".repeat(digits) + ".9",
				"-" + "9".repeat(digits) + ".9999")) {
			LineChunk chunk = read((number + "\n").repeat(Limits.IMPORT_CHUNK));
			assertThat(chunk.total())
				.isEqualByComparingTo(new BigDecimal(number).multiply(BigDecimal.valueOf(Limits.IMPORT_CHUNK)));
		}
	}

	@Test
	void badLinesAreListedWithNumberTextAndReason() {
		LineChunk chunk = read("id,value\n1,1\n2\n3,\n\n4,x\u202Ey\n5," + "z".repeat(100));
		assertThat(chunk.errors()).containsExactly(new BadLine(3, "2", "The line has no value."),
				new BadLine(4, "3,", "The line has no value."),
				new BadLine(6, "x\uFFFDy", "\"x\uFFFDy\" is not a number."),
				new BadLine(7, "z".repeat(40) + "…", "The number has 100 characters."));
		assertThat(chunk.added()).isEqualTo(1);
		assertThat(chunk.errors()).allSatisfy((bad) -> assertThat(bad.text()).hasSizeLessThanOrEqualTo(64));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1\n2\u0000\n", "value,text\n1,\"never closed\n2,x\n" })
	void fileThatIsNoTextIsRefused(String text) {
		assertThatExceptionOfType(InvalidFileException.class).isThrownBy(() -> read(text));
	}

	@Test
	void invalidUtf8IsRefused() {
		byte[] latin1 = "1\nvalue\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(InvalidFileException.class)
			.isThrownBy(() -> read(new ByteArrayInputStream(latin1), Long.MAX_VALUE))
			.withMessage("Line 2 is not UTF-8.");
	}

	@Test
	void endlessLineIsRefusedInConstantMemory() {
		InputStream endless = new InputStream() {

			private long served;

			@Override
			public int read() {
				this.served++;
				assertThat(this.served).isLessThan(1_000_000);
				return '1';
			}

		};
		assertThatExceptionOfType(InvalidFileException.class).isThrownBy(() -> read(endless, Long.MAX_VALUE))
			.withMessageContaining("longer than");
	}

	@Test
	void rowLimitDoesNotCountTheHeader() {
		assertThat(read(stream("1\n2\n3"), 3).added()).isEqualTo(3);
		assertThat(read(stream("value\n1\n2\n3\n"), 3).added()).isEqualTo(3);
		assertThatExceptionOfType(InvalidFileException.class).isThrownBy(() -> read(stream("1\n2\n3\n4"), 3))
			.withMessage("The file has more than 3 lines.");
	}

	@Test
	void chunksOfAnySizeGiveTheSameAsTheWholeFile() throws IOException {
		Random random = new Random(20261201);
		StringBuilder text = new StringBuilder("\uFEFFtext,value,more\r\n");
		for (int i = 0; i < 20_000; i++) {
			text.append(random.nextBoolean() ? "\"a,\n\"\"b\"" : "é".repeat(random.nextInt(40)))
				.append(',')
				.append(random.nextInt(50) == 0 ? "bad"
						: BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), 4))
				.append(random.nextBoolean() ? ",\n" : ",\"x\"\r\n");
		}
		byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
		LineChunk whole = read(new ByteArrayInputStream(bytes), Long.MAX_VALUE);
		List<String> rows = new ArrayList<>();
		List<BadLine> errors = new ArrayList<>();
		BigDecimal total = BigDecimal.ZERO;
		long offset = 0;
		long line = 1;
		boolean more = true;
		while (more) {
			LineChunk chunk = new LineChunk("", ERRORS);
			NumberLines.Opener file = (from) -> new ByteArrayInputStream(bytes, (int) from, bytes.length);
			try (NumberLines lines = new NumberLines(file, offset, line, Long.MAX_VALUE)) {
				more = lines.read(chunk, 1 + random.nextInt(300));
				offset = lines.offset();
				line = lines.line();
			}
			rows.addAll(rows(chunk));
			errors.addAll(chunk.errors());
			total = total.add(chunk.total());
		}
		assertThat(rows).isEqualTo(rows(whole));
		assertThat(errors).isEqualTo(whole.errors());
		assertThat(total).isEqualByComparingTo(whole.total());
		assertThat(offset).isEqualTo(bytes.length);
		assertThat(line).isEqualTo(1 + text.chars().filter((point) -> point == '\n').count());
	}

	private static LineChunk read(String text) {
		return read(stream(text), Long.MAX_VALUE);
	}

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private static LineChunk read(InputStream in, long rowLimit) {
		LineChunk chunk = new LineChunk("", ERRORS);
		try (NumberLines lines = new NumberLines((offset) -> in, 0, 1, rowLimit)) {
			assertThat(lines.read(chunk, Integer.MAX_VALUE)).isFalse();
			return chunk;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> rows(LineChunk chunk) {
		String text = new String(chunk.rows(), StandardCharsets.US_ASCII);
		assertThat(text.lines().count()).isEqualTo(chunk.added());
		return text.lines().toList();
	}

}
