package dev.counter.adder.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Splits text in UTF-8 into lines or CSV records (RFC 4180), and finds one field of each,
 * in constant memory.
 */
final class RecordReader implements Closeable {

	/** Longest record in bytes. */
	static final int LONGEST = 64 * 1024;

	/** A line is one field. */
	static final int NO_CSV = -1;

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final int MARK_BYTES = 3;

	private final InputStream in;

	private final byte[] buffer = new byte[2 * LONGEST];

	/** The record's place in the buffer, and the end of the bytes there. */
	private int start;

	private int length;

	private int end;

	/** The field's place in the record; empty in a record with too few fields. */
	private int from;

	private int to;

	private long line;

	private long offset;

	/** Continues at an offset of the stream, with which a line begins. */
	RecordReader(InputStream in, long offset, long line) {
		this.in = in;
		this.offset = offset;
		this.line = line;
	}

	/**
	 * Reads the next record.
	 * @param column the number of the field from 0, or {@link #NO_CSV}
	 * @return whether there is one
	 * @throws InvalidFileException if it is too long or not text
	 */
	boolean next(int column) throws IOException {
		this.start += this.length;
		this.length = 0;
		this.from = 0;
		this.to = 0;
		if (!scan(column)) {
			requireUtf8();
		}
		this.offset += this.length;
		return this.length > 0;
	}

	/**
	 * Finds the record's end and the field.
	 * @return whether it is ASCII
	 */
	private boolean scan(int column) throws IOException {
		boolean csv = column != NO_CSV;
		boolean ascii = true;
		boolean quoted = false;
		int closed = -1;
		int field = csv ? 0 : NO_CSV;
		int first = 0;
		for (int i = 0;; i++) {
			if (this.start + i == this.end && !fill(i)) {
				if (quoted) {
					throw new InvalidFileException("A quote in line %s is not closed.".formatted(this.line));
				}
				this.line += (i > 0) ? 1 : 0;
				finish(i, field == column, first, i);
				return ascii;
			}
			byte next = this.buffer[this.start + i];
			if (next > ',') {
				continue;
			}
			if (next == '\n') {
				this.line++;
				if (!quoted) {
					finish(i + 1, field == column, first, i);
					return ascii;
				}
			}
			else if (next == ',' && csv && !quoted) {
				finish(0, field == column, first, i);
				field++;
				first = i + 1;
			}
			else if (next == '"' && csv) {
				closed = quoted ? i : closed;
				quoted = !quoted && (i == first || closed == i - 1);
			}
			else if (next == 0) {
				throw new InvalidFileException("Line %s has a NUL byte: this is not text.".formatted(this.line));
			}
			ascii &= next >= 0;
		}
	}

	private void finish(int recordLength, boolean found, int first, int last) {
		this.length = recordLength;
		if (found) {
			this.from = first;
			this.to = last;
		}
	}

	/** Makes room for the rest of the record and reads some of it. */
	private boolean fill(int scanned) throws IOException {
		if (scanned >= LONGEST) {
			throw new InvalidFileException(
					"Line %s, or a quote in it, is longer than %s bytes.".formatted(this.line, LONGEST));
		}
		System.arraycopy(this.buffer, this.start, this.buffer, 0, scanned);
		this.start = 0;
		int read = this.in.read(this.buffer, scanned, this.buffer.length - scanned);
		this.end = scanned + Math.max(0, read);
		return read > 0;
	}

	private void requireUtf8() {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.buffer, this.start, this.length));
		}
		catch (CharacterCodingException ex) {
			throw new InvalidFileException("Line %s is not UTF-8.".formatted(this.line - 1));
		}
	}

	/** Continues with the same line, the first, behind a byte order mark. */
	void again() {
		int mark = text().startsWith(BYTE_ORDER_MARK) ? MARK_BYTES : 0;
		this.offset = mark;
		this.line = 1;
		this.length = mark;
	}

	/** The record as text, without white space around it. */
	String text() {
		return new String(this.buffer, this.start, this.length, StandardCharsets.UTF_8).strip();
	}

	/** The bytes that {@link #from()} and {@link #to()} refer to. */
	byte[] bytes() {
		return this.buffer;
	}

	/** The first byte of the field. */
	int from() {
		return this.start + this.from;
	}

	/** The byte after the field. */
	int to() {
		return this.start + this.to;
	}

	/** The number of the line after the record, from 1. */
	long line() {
		return this.line;
	}

	/** The offset after the record. */
	long offset() {
		return this.offset;
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
