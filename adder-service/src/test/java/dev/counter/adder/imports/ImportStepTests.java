package dev.counter.adder.imports;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to an import between two chunks.
 */
class ImportStepTests extends ImportProcessTest {

	@Test
	void leaseKeepsOtherProcessesAway() {
		String path = this.files.begin(this.files.store("x.csv", "1"), "refuse");
		ImportQueue one = process(this.pool);
		ImportQueue other = process(this.pool);
		assertThat(one.claim()).isPresent();
		this.files.begin(this.files.store("y.csv", "2"), "refuse");
		assertThat(other.claim()).isEmpty();
		assertThat(one.claim()).isPresent();
		one.release();
		assertThat(other.claim()).isPresent();
		this.files.delete(path);
		assertThat(this.files.get(path).path("state").asString()).isEqualTo("cancelled");
	}

	@Test
	void resetBetweenTwoChunksEndsTheImport() {
		String path = this.files.begin(this.files.store("x.csv", ImportTests.numbers(LINES)), "refuse");
		ImportQueue queue = process(this.pool);
		ImportRun run = run(queue, this.pool);
		queue.claim().ifPresent((task) -> run.run(task, () -> false));
		AtomicInteger chunks = new AtomicInteger();
		run.run(queue.claim().orElseThrow(), () -> {
			if (chunks.incrementAndGet() == 5) {
				this.database.execute("SELECT counter_reset(NULL, '192.0.2.7')");
				this.database.execute(INSERT);
			}
			return false;
		});
		this.files.assertLedger("0.5", 1);
		assertThat(chunks.get()).isEqualTo(5);
		assertThat(queue.claim()).isEmpty();
		assertThat(this.files.get(path).path("state").asString()).isEqualTo("reset");
		this.files.delete(path);
		assertThat(queue.claim()).isEmpty();
		this.files.assertLedger("0.5", 1);
	}

	@Test
	void cancelledImportEndsAtTheNextChunkAndIsUndone() {
		String path = this.files.begin(this.files.store("x.csv", ImportTests.numbers(LINES)), "refuse");
		AtomicLong added = new AtomicLong();
		AtomicInteger steps = new AtomicInteger();
		ImportQueue queue = process(this.pool);
		ImportRun run = run(queue, this.pool);
		while (isActive(path)) {
			queue.claim().ifPresent((task) -> run.run(task, () -> {
				if (task.state() == ImportState.ADDING && steps.incrementAndGet() == 5) {
					added.set(this.files.get(path).path("added").asLong());
					assertThat(added.get()).isPositive();
					this.files.assertLedger(String.valueOf(added.get() * (added.get() + 1) / 2), added.get());
					assertThat(this.files.json(this.files.delete(path)).path("state").asString()).isEqualTo("undoing");
				}
				return false;
			}));
		}
		this.files.assertLedger("0", 0);
		assertThat(steps.get()).isEqualTo(5);
		assertThat(this.files.get(path).path("state").asString()).isEqualTo("undone");
		assertThat(this.files.get(path).path("removed").asLong()).isEqualTo(added.get());
	}

}
