package dev.counter.adder.imports;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.counter.adder.number.NumberText;
import dev.counter.contract.Limits;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.SafeText;

/**
 * Numbers and bad lines of a piece of a file. The numbers are rows of COPY's text format.
 */
final class LineChunk {

	private static final int ROW_BYTES = 32;

	/** 14 digits: the sum of a chunk fits into a long. */
	private static final int SHORT = 14;

	private static final long NOT_SHORT = Long.MIN_VALUE;

	private final ByteArrayOutputStream rows = new ByteArrayOutputStream(Limits.IMPORT_CHUNK * ROW_BYTES);

	private final List<BadLine> errors = new ArrayList<>();

	private final byte[] columns;

	private final int errorLimit;

	/** The sum of the short numbers, in units of the fourth decimal. */
	private long units;

	private BigDecimal others = BigDecimal.ZERO;

	private int added;

	private int refused;

	/**
	 * Creates an empty chunk.
	 * @param columns what follows a number in a row of COPY
	 * @param errorLimit how many bad lines it lists
	 */
	LineChunk(String columns, int errorLimit) {
		this.columns = (columns + "\n").getBytes(StandardCharsets.US_ASCII);
		this.errorLimit = errorLimit;
	}

	/** Takes the text of a number, without white space around it. */
	void add(byte[] text, int from, int to, long line) {
		long value = shortNumber(text, from, to);
		if (value == NOT_SHORT) {
			addText(new String(text, from, to - from, StandardCharsets.UTF_8), line);
			return;
		}
		this.units += value;
		addRow(text, from, to - from);
	}

	/** The rules of the form decide about what is not a short plain number. */
	private void addText(String text, long line) {
		try {
			BigDecimal value = NumberText.ofText(text);
			byte[] plain = value.toPlainString().getBytes(StandardCharsets.US_ASCII);
			this.others = this.others.add(value);
			addRow(plain, 0, plain.length);
		}
		catch (ProblemException ex) {
			refuse(line, text, ex.detail());
		}
	}

	private void addRow(byte[] value, int from, int length) {
		this.rows.write(value, from, length);
		this.rows.write(this.columns, 0, this.columns.length);
		this.added++;
	}

	void refuse(long line, String text, String reason) {
		this.refused++;
		if (this.errors.size() < this.errorLimit) {
			this.errors.add(new BadLine(line, SafeText.of(text), reason));
		}
	}

	/** The value in units of the fourth decimal, if there are few digits. */
	private static long shortNumber(byte[] text, int from, int to) {
		boolean negative = text[from] == '-';
		int first = negative ? from + 1 : from;
		long value = 0;
		int point = -1;
		for (int i = first; i < to; i++) {
			int digit = text[i] - '0';
			if (digit >= 0 && digit <= 9) {
				value = value * 10 + digit;
			}
			else if (text[i] == '.' && point < 0 && i > first) {
				point = i;
			}
			else {
				return NOT_SHORT;
			}
			if (i - first > SHORT) {
				return NOT_SHORT;
			}
		}
		int fraction = (point < 0) ? 0 : to - 1 - point;
		int integer = ((point < 0) ? to : point) - first;
		if (integer == 0 || integer > SHORT - Limits.FRACTION_DIGITS || fraction > Limits.FRACTION_DIGITS
				|| point == to - 1) {
			return NOT_SHORT;
		}
		for (int i = fraction; i < Limits.FRACTION_DIGITS; i++) {
			value *= 10;
		}
		return negative ? -value : value;
	}

	/** The numbers, {@link #added()} rows. */
	byte[] rows() {
		return this.rows.toByteArray();
	}

	int added() {
		return this.added;
	}

	int refused() {
		return this.refused;
	}

	BigDecimal total() {
		return this.others.add(BigDecimal.valueOf(this.units, Limits.FRACTION_DIGITS));
	}

	List<BadLine> errors() {
		return this.errors;
	}

}
