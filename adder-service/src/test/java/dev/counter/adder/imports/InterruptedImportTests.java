package dev.counter.adder.imports;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports by processes that break at any point: no line is lost or added twice.
 */
class InterruptedImportTests extends ImportProcessTest {

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void brokenConnectionsLoseNoLineAndAddNoneTwice(long seed) {
		FaultyDataSource faulty = new FaultyDataSource(this.pool, this.database, seed);
		String path = this.files.begin(this.files.store("x.csv.gz", ImportFixture.gzip(ImportTests.numbers(LINES))),
				"refuse");
		work(path, faulty);
		this.files.assertLedger(SUM, LINES);
		JsonNode done = this.files.get(path);
		assertThat(done.path("state").asString()).isEqualTo("done");
		assertThat(done.path("added").asLong()).isEqualTo(LINES);
		assertThat(done.path("total").asString()).isEqualTo(SUM);
		this.database.execute(INSERT);
		this.files.delete(path);
		work(path, faulty);
		this.files.assertLedger("0.5", 1);
		assertThat(this.files.get(path).path("removed").asLong()).isEqualTo(LINES);
		assertThat(faulty.faults()).as("seed %s", seed).hasSize(FaultyDataSource.Point.values().length);
		System.out.println("faults: " + faulty.faults());
	}

	@Test
	void processesThatFightOverAnImportAddEachLineOnce() {
		String path = this.files.begin(this.files.store("x.csv", ImportTests.numbers(LINES)), "refuse");
		AtomicInteger claims = new AtomicInteger();
		ExecutorService threads = Executors.newFixedThreadPool(3);
		List<CompletableFuture<Void>> processes = Stream.generate(() -> CompletableFuture.runAsync(() -> {
			ImportQueue queue = process(this.pool);
			ImportRun run = run(queue, this.pool);
			while (isActive(path)) {
				this.database.execute("UPDATE import SET lease_until = NULL");
				queue.claim().ifPresent((task) -> {
					claims.incrementAndGet();
					run.run(task, () -> claims.get() % 3 == 0);
				});
			}
		}, threads)).limit(3).toList();
		processes.forEach(CompletableFuture::join);
		threads.shutdown();
		assertThat(claims.get()).isGreaterThan(10);
		this.files.assertLedger(SUM, LINES);
		assertThat(this.files.get(path).path("added").asLong()).isEqualTo(LINES);
	}

	private void work(String path, DataSource connections) {
		while (isActive(path)) {
			ImportQueue queue = process(connections);
			try {
				this.database.execute("UPDATE import SET lease_until = NULL");
				queue.claim().ifPresent((task) -> run(queue, connections).run(task, () -> false));
			}
			catch (DataAccessException | TransactionException | CompletionException ex) {
				// The next process continues.
			}
		}
	}

}
