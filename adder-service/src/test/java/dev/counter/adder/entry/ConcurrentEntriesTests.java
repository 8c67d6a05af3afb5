package dev.counter.adder.entry;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import dev.counter.adder.entry.Outcome.Added;
import dev.counter.adder.entry.Outcome.Repeated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two adders at once, as during a release.
 */
class ConcurrentEntriesTests {

	private static final int THREADS = 50;

	private final Ledger ledger = new Ledger();

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

	private final List<HikariDataSource> pools = List.of(this.ledger.pool(""), this.ledger.pool(""));

	private List<Entries> processes = List.of();

	@BeforeEach
	void open() {
		this.processes = this.pools.stream().map((pool) -> new Entries(new JdbcTemplate(pool))).toList();
	}

	@AfterEach
	void close() {
		this.ledger.assertTrue();
		this.threads.shutdownNow();
		this.pools.forEach(HikariDataSource::close);
	}

	private List<Outcome> atOnce(Callable<List<Outcome>> task) throws Exception {
		CyclicBarrier barrier = new CyclicBarrier(THREADS);
		List<Future<List<Outcome>>> futures = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			futures.add(this.threads.submit(() -> {
				barrier.await();
				return task.call();
			}));
		}
		List<Outcome> outcomes = new ArrayList<>();
		for (Future<List<Outcome>> future : futures) {
			outcomes.addAll(future.get(60, TimeUnit.SECONDS));
		}
		return outcomes;
	}

	private Entries anyProcess() {
		return this.processes.get((int) (Thread.currentThread().getId() % this.processes.size()));
	}

	private Outcome addWhileAnotherWritesTheKey(String ending) throws Exception {
		UUID key = UUID.randomUUID();
		try (Connection other = this.ledger.database().superuser().getConnection();
				Statement statement = other.createStatement()) {
			statement.execute("BEGIN");
			statement.execute("""
					WITH e AS (INSERT INTO counter_entry (value, ip_address) VALUES (4, '::1') RETURNING id)
					INSERT INTO add_request (request_key, entry_id, value) SELECT '%s', id, 4 FROM e""".formatted(key));
			CompletableFuture<List<Outcome>> add = CompletableFuture
				.supplyAsync(() -> this.processes.get(0).add(List.of(Ledger.add("4.0", key))), this.threads);
			await().until(() -> this.ledger.waiting() == 1);
			statement.execute(ending);
			return add.get(10, TimeUnit.SECONDS).get(0);
		}
	}

	@Test
	void keyThatIsBeingWrittenIsAwaited() throws Exception {
		assertThat(addWhileAnotherWritesTheKey("COMMIT")).isInstanceOfSatisfying(Repeated.class,
				(repeated) -> assertThat(repeated.id()).isEqualTo(1));
		assertThat(this.ledger.count("counter_entry")).isOne();
	}

	@Test
	void rolledBackKeyIsAdded() throws Exception {
		assertThat(addWhileAnotherWritesTheKey("ROLLBACK")).isInstanceOf(Added.class);
		assertThat(this.ledger.count("counter_entry")).isOne();
	}

	@Test
	void writersDoNotDeadlock() throws Exception {
		List<UUID> keys = Stream.generate(UUID::randomUUID)
			.limit(3)
			.sorted(Comparator.comparing(UUID::toString))
			.toList();
		List<AddCommand> adds = keys.stream().map((key) -> Ledger.add("1", key)).toList();
		try (Connection other = this.ledger.database().superuser().getConnection();
				Statement statement = other.createStatement()) {
			statement.execute("BEGIN; INSERT INTO add_request (request_key, entry_id, value) VALUES ('" + keys.get(2)
					+ "', 9, 9)");
			Future<List<Outcome>> one = this.threads
				.submit(() -> anyProcess().add(List.of(adds.get(0), adds.get(2), adds.get(1))));
			Future<List<Outcome>> another = this.threads
				.submit(() -> anyProcess().add(List.of(adds.get(1), adds.get(2), adds.get(0))));
			await().until(() -> this.ledger.waiting() == 2);
			statement.execute("ROLLBACK");
			assertThat(Stream.of(one.get(10, TimeUnit.SECONDS), another.get(10, TimeUnit.SECONDS)))
				.extracting((outcomes) -> outcomes.get(0) instanceof Added)
				.containsExactlyInAnyOrder(true, false);
		}
		assertThat(this.ledger.count("counter_entry")).isEqualTo(3);
	}

	@Test
	void keySentByManyIsAddedOnce() throws Exception {
		UUID key = UUID.randomUUID();
		List<Outcome> outcomes = atOnce(() -> anyProcess().add(List.of(Ledger.add("2.5", key))));
		assertThat(outcomes).hasSize(THREADS).filteredOn(Added.class::isInstance).hasSize(1);
		Set<Object> ids = new HashSet<>();
		outcomes
			.forEach((outcome) -> ids.add((outcome instanceof Added added) ? added.id() : ((Repeated) outcome).id()));
		assertThat(ids).hasSize(1);
		assertThat(this.ledger.count("counter_entry")).isOne();
	}

	@Test
	void keysInAnyOrderAreAddedOnce() throws Exception {
		List<UUID> keys = Stream.generate(UUID::randomUUID).limit(40).toList();
		List<Outcome> outcomes = atOnce(() -> {
			List<UUID> shuffled = new ArrayList<>(keys);
			Collections.shuffle(shuffled, new Random(Thread.currentThread().getId()));
			return anyProcess().add(shuffled.stream().map((key) -> Ledger.add("1", key)).toList());
		});
		assertThat(outcomes).filteredOn(Added.class::isInstance).hasSize(keys.size());
		assertThat(outcomes).filteredOn(Repeated.class::isInstance).hasSize((THREADS - 1) * keys.size());
		assertThat(this.ledger.count("counter_entry")).isEqualTo(keys.size());
	}

	@Test
	void mixedBatchesLoseNothing() throws Exception {
		List<UUID> shared = Stream.generate(UUID::randomUUID).limit(10).toList();
		List<Outcome> outcomes = atOnce(() -> {
			List<Outcome> all = new ArrayList<>();
			for (int round = 0; round < 10; round++) {
				int size = 1 + round;
				all.addAll(anyProcess().add(IntStream.range(0, size)
					.mapToObj((i) -> Ledger.add("0.25", (i % 3 == 2) ? shared.get(i) : null))
					.toList()));
			}
			return all;
		});
		long added = outcomes.stream().filter(Added.class::isInstance).count();
		assertThat(this.ledger.count("counter_entry")).isEqualTo(added);
		assertThat(outcomes.stream().filter(Added.class::isInstance).map((outcome) -> ((Added) outcome).id()))
			.doesNotHaveDuplicates();
	}

	@Test
	void idsFollowOrderOfArrivalInEachBatch() throws Exception {
		atOnce(() -> {
			List<Outcome> outcomes = anyProcess().add(Collections.nCopies(30, Ledger.add("1")));
			assertThat(outcomes).extracting((outcome) -> ((Added) outcome).id()).isSorted();
			return outcomes;
		});
		assertThat(this.ledger.count("counter_entry")).isEqualTo(30L * THREADS);
	}

}
