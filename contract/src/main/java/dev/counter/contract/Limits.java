package dev.counter.contract;

/**
 * How much of everything is taken.
 */
public final class Limits {

	/** The largest body of a request, in bytes; above it 413. */
	public static final int BODY_BYTES = 16 * 1024;

	/** The most bytes of a refused body that are read on, so that its sender sees why. */
	public static final int BODY_DRAIN_BYTES = 2 * 1024 * 1024;

	/** What the system keeps of answers that a client did not read; most pages fit in. */
	public static final int SEND_BUFFER_BYTES = 64 * 1024;

	/** The most digits that a value has before the point. */
	public static final int INTEGER_DIGITS = 16;

	/** The most digits that a value has after the point, trailing zeros stripped. */
	public static final int FRACTION_DIGITS = 4;

	/** The longest text that is read as a number, in characters. */
	public static final int NUMBER_CHARACTERS = 64;

	/** Entries on a page when the client names no number. */
	public static final int PAGE_DEFAULT = 100;

	/** The most entries that a page has. */
	public static final int PAGE_MAX = 500;

	/** The most adds that one statement carries. */
	public static final int BATCH_MAX = 500;

	/** The most adds that wait for a commit at once; beyond it 503. */
	public static final int ADDS_WAITING = 2000;

	/** The memory that a service may use, in MiB; its heap is set from it. */
	public static final int SERVICE_MEMORY_MIB = 512;

	/** The memory that each step of {@link StartCommand}'s training may use, in MiB. */
	public static final int TRAINING_MEMORY_MIB = 600;

	private Limits() {
	}

}
