package dev.counter.adder.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.counter.contract.Limits;

/**
 * Reads a file of numbers: one a line, or CSV with a header and a column {@code value}.
 * Blank lines are skipped.
 */
final class NumberLines implements Closeable {

	private static final String COLUMN = "value";

	private final RecordReader records;

	private final int column;

	private final long rowLimit;

	/**
	 * Reads the header and goes to an offset.
	 * @param file opens the file
	 * @param offset an offset of the uncompressed file, with which a line begins
	 * @param line the number of that line, from 1
	 * @param rowLimit lines that the file may have besides the header
	 * @throws InvalidFileException for a file that cannot be imported
	 */
	NumberLines(Opener file, long offset, long line, long rowLimit) throws IOException {
		RecordReader first = new RecordReader(file.open(0), 0, 1);
		first.next(RecordReader.NO_CSV);
		this.column = column(first.text());
		this.rowLimit = rowLimit;
		if (offset == 0) {
			this.records = first;
			if (!isCsv()) {
				first.again();
			}
		}
		else {
			first.close();
			this.records = new RecordReader(file.open(offset), offset, line);
		}
	}

	private static int column(String header) {
		List<String> names = Arrays.stream(header.split(",", -1))
			.map((name) -> name.replaceAll("^[\uFEFF\\s]*\"?|\"?\\s*$", "").toLowerCase(Locale.ROOT))
			.toList();
		return names.indexOf(COLUMN);
	}

	/**
	 * Reads records into a chunk.
	 * @return whether there may be more
	 * @throws InvalidFileException for a file that cannot be imported
	 */
	boolean read(LineChunk chunk, int count) throws IOException {
		for (int i = 0; i < count; i++) {
			long line = this.records.line();
			if (!this.records.next(this.column)) {
				return false;
			}
			if (rows() > this.rowLimit) {
				throw new InvalidFileException("The file has more than %s lines.".formatted(this.rowLimit));
			}
			if (this.records.offset() > Limits.FILE_BYTES) {
				throw new InvalidFileException(
						"The file has more than %s bytes when it is uncompressed.".formatted(Limits.FILE_BYTES));
			}
			add(chunk, line);
		}
		return true;
	}

	private void add(LineChunk chunk, long line) {
		byte[] bytes = this.records.bytes();
		int from = afterSpace(bytes, this.records.from(), this.records.to());
		int to = beforeSpace(bytes, from, this.records.to());
		if (isCsv() && to - from > 1 && bytes[from] == '"' && bytes[to - 1] == '"') {
			from = afterSpace(bytes, from + 1, to - 1);
			to = beforeSpace(bytes, from, to - 1);
		}
		if (from < to) {
			chunk.add(bytes, from, to, line);
		}
		else if (!this.records.text().isEmpty()) {
			chunk.refuse(line, this.records.text(), "The line has no " + COLUMN + ".");
		}
	}

	private static int afterSpace(byte[] text, int from, int to) {
		int first = from;
		while (first < to && isSpace(text[first])) {
			first++;
		}
		return first;
	}

	private static int beforeSpace(byte[] text, int from, int to) {
		int last = to;
		while (last > from && isSpace(text[last - 1])) {
			last--;
		}
		return last;
	}

	private static boolean isSpace(byte text) {
		return text == ' ' || text == '\t' || text == '\r' || text == '\n';
	}

	private boolean isCsv() {
		return this.column != RecordReader.NO_CSV;
	}

	/** Lines so far without the header. */
	private long rows() {
		return this.records.line() - (isCsv() ? 2 : 1);
	}

	/** Where the next record begins, in bytes of the uncompressed file. */
	long offset() {
		return this.records.offset();
	}

	/** The number of the next line, from 1. */
	long line() {
		return this.records.line();
	}

	@Override
	public void close() throws IOException {
		this.records.close();
	}

	/**
	 * Opens a file.
	 */
	@FunctionalInterface
	interface Opener {

		/** The bytes from an offset of the uncompressed file on. */
		InputStream open(long offset) throws IOException;

	}

}
