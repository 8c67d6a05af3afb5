package dev.counter.core.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import dev.counter.core.database.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Readers who wait together share a read; none of them waits in vain, and none is told
 * less than it knows.
 */
class CoalescingReaderTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final int OTHERS = 20;

	private final AtomicInteger reads = new AtomicInteger();

	private final CountDownLatch held = new CountDownLatch(1);

	private final CoalescingReader<Integer> group = new CoalescingReader<>(this::read, LONG);

	private volatile int failing;

	/** Counts, and holds the first. */
	private int read() {
		int number = this.reads.incrementAndGet();
		try {
			if (number == 1) {
				this.held.await();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (number == this.failing) {
			throw new StackOverflowError("of read " + number);
		}
		return number;
	}

	@AfterEach
	void release() {
		this.held.countDown();
	}

	@Test
	void readsForALoneReaderInItsOwnThread() {
		CoalescingReader<Thread> threads = new CoalescingReader<>(Thread::currentThread, LONG);
		assertThat(threads.get()).isEqualTo(Thread.currentThread());
		assertThat(threads.get()).isEqualTo(Thread.currentThread());
	}

	@Test
	void sharesTheNextReadAmongAllWhoComeDuringOne() throws Exception {
		Reader<Integer> first = reading();
		List<Reader<Integer>> others = waiting();
		this.held.countDown();
		assertThat(first.answer()).isEqualTo(1);
		for (Reader<Integer> other : others) {
			assertThat(other.answer()).isEqualTo(2);
		}
	}

	@Test
	void failsWhoReadsAndLetsTheOthersReadForThemselves() throws Exception {
		this.failing = 2;
		reading();
		List<Reader<Integer>> others = waiting();
		this.held.countDown();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(others.get(0)::answer)
			.withCauseInstanceOf(StackOverflowError.class);
		for (Reader<Integer> other : others.subList(1, OTHERS)) {
			assertThat(other.answer()).isGreaterThan(2);
		}
		assertThat(this.group.get()).isEqualTo(OTHERS + 2);
	}

	@Test
	@Timeout(60)
	void goesOnWhenAReadNeverEnds() throws Exception {
		CoalescingReader<Integer> impatient = new CoalescingReader<>(this::read, Duration.ofMillis(50));
		Reader.of(impatient::get);
		await().until(() -> this.reads.get() == 1);
		assertThat(impatient.get()).isEqualTo(2);
		assertThat(impatient.get()).isEqualTo(3);
	}

	@Test
	void letsNobodyWaitLongerThanItsOwnTime() throws Exception {
		reading();
		Reader<Integer> patient = Reader.of(this::patiently).awaitItWaits();
		assertThat(Deadline.within(Duration.ofMillis(300), this.group::get)).isEqualTo(2);
		assertThat(patient.isWaiting()).isTrue();
	}

	@Test
	void readsForWhoIsInterrupted() throws Exception {
		reading();
		List<Reader<Integer>> others = waiting();
		for (Reader<Integer> other : List.of(others.get(1), others.get(0))) {
			assertThat(others.get(0).isWaiting()).isTrue();
			other.interrupt();
			assertThat(other.answer()).isEqualTo(this.reads.get());
			assertThat(other.wasInterrupted()).isTrue();
		}
		assertThat(others.get(2).answer()).isEqualTo(3);
	}

	@Test
	void tellsNobodyLessThanItKnows() throws Exception {
		AtomicLong ledger = new AtomicLong();
		CoalescingReader<Long> sums = new CoalescingReader<>(() -> {
			long sum = ledger.get();
			Thread.yield();
			return sum;
		}, LONG);
		List<Reader<Long>> readers = IntStream.range(0, OTHERS).mapToObj((i) -> Reader.of(() -> {
			for (int round = 0; round < 2000; round++) {
				long known = ledger.incrementAndGet();
				assertThat(sums.get()).isGreaterThanOrEqualTo(known);
			}
			return ledger.get();
		})).toList();
		for (Reader<Long> reader : readers) {
			reader.answer();
		}
	}

	private int patiently() {
		return Deadline.within(LONG, this.group::get);
	}

	private Reader<Integer> reading() {
		Reader<Integer> first = Reader.of(this::patiently);
		await().until(() -> this.reads.get() == 1);
		return first;
	}

	/** The one who is to read for the others comes first. */
	private List<Reader<Integer>> waiting() {
		return IntStream.range(0, OTHERS).mapToObj((i) -> Reader.of(this::patiently).awaitItWaits()).toList();
	}

}
