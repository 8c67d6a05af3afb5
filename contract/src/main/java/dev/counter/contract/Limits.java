package dev.counter.contract;

/**
 * Size limits.
 */
public final class Limits {

	/** Largest request body in bytes; above it 413. */
	public static final int BODY_BYTES = 16 * 1024;

	/** Bytes of a refused body that are read, so that its sender gets the response. */
	public static final int BODY_DRAIN_BYTES = 2 * 1024 * 1024;

	/** Socket send buffer: most pages fit in. */
	public static final int SEND_BUFFER_BYTES = 64 * 1024;

	/** Digits of a value before the point. */
	public static final int INTEGER_DIGITS = 16;

	/** Digits of a value after the point, trailing zeros stripped. */
	public static final int FRACTION_DIGITS = 4;

	/** Characters of a number as text. */
	public static final int NUMBER_CHARACTERS = 64;

	/** Default page size of entries. */
	public static final int PAGE_DEFAULT = 100;

	/** Largest page size of entries. */
	public static final int PAGE_MAX = 500;

	/** Adds in one INSERT statement. */
	public static final int BATCH_MAX = 500;

	/** Queue capacity for adds before their commit; beyond it 503. */
	public static final int ADDS_WAITING = 2000;

	/** Largest file in bytes: 6 GiB. */
	public static final long FILE_BYTES = 6L * 1024 * 1024 * 1024;

	/** Size of the parts of an upload in bytes, but for the last: 16 MiB. */
	public static final int PART_BYTES = 16 * 1024 * 1024;

	/** Parts that one request gets signed URLs for. */
	public static final int PARTS_SIGNED = 20;

	/** Concurrent uploads through a service; above it 503. */
	public static final int UPLOADS_AT_ONCE = 4;

	/** Bytes a second that an upload through a service needs; fewer are a 408. */
	public static final int UPLOAD_BYTES_PER_SECOND = 64 * 1024;

	/** Characters of a file's name. */
	public static final int FILE_NAME_CHARACTERS = 200;

	/** Lines of an import in one transaction. */
	public static final int IMPORT_CHUNK = 10_000;

	/** Bad lines that an import lists. */
	public static final int IMPORT_ERRORS = 1000;

	/** Memory limit of a service in MiB. */
	public static final int SERVICE_MEMORY_MIB = 512;

	/** Memory limit of each training step of {@link StartCommand} in MiB. */
	public static final int TRAINING_MEMORY_MIB = 600;

	private Limits() {
	}

}
