package dev.counter.display.file;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.counter.core.file.StoredObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One process at a time writes an export.
 */
class ExportLeaseTests extends ExportTest {

	@Test
	void leaseIsHeldByOneProcess() {
		request();
		assertThat(this.exports.claim()).isPresent();
		assertThat(this.exports.claim()).isEmpty();
		assertThat(database.query("select (lease_until - clock_timestamp() between '29 s' and '30 s')::text from file"))
			.isEqualTo("true");
	}

	@Test
	void attemptThatOthersTookOverPublishesNothing() throws Exception {
		addNumbers(3 * CHUNK);
		String path = request();
		attempt(atChunk(1, () -> {
			expireLease();
			try {
				attempt();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}));
		assertThat(field("state || attempts", path)).isEqualTo("ready2");
		assertThat(field("object_key", path)).endsWith("/2");
		assertThat(content(path).lines()).hasSize(3 * CHUNK + 1);
	}

	@Test
	void staleAttemptPublishesNothingEvenIfItIsComplete() throws Exception {
		addNumbers(1);
		String path = request();
		ExportClaim stale = this.exports.claim().orElseThrow();
		expireLease();
		ExportClaim current = this.exports.claim().orElseThrow();
		assertThat(this.exports.begin(stale, "upload")).isFalse();
		assertThat(this.exports.renew(stale, 1)).isFalse();
		assertThat(this.exports.finish(stale, new StoredObject(1, new byte[32], "x"))).isFalse();
		assertThat(this.exports.fail(stale, "stale")).isFalse();
		assertThat(this.exports.release(stale)).isFalse();
		assertThat(field("state", path)).isEqualTo("uploading");
		attempt(current, () -> false);
		assertThat(field("state", path)).isEqualTo("ready");
	}

	@Test
	void workersWriteEachExportOnce() {
		addNumbers(CHUNK);
		List<String> paths = Stream.generate(this::request).limit(ExportRequests.WAITING).toList();
		List<ExportWorker> workers = Stream.generate(() -> new ExportWorker(this.exports, this.walk, this.store))
			.limit(3)
			.toList();
		workers.forEach(ExportWorker::start);
		workers.forEach(ExportWorker::wake);
		await().untilAsserted(() -> assertThat(paths)
			.allSatisfy((path) -> assertThat(field("state || attempts", path)).isEqualTo("ready1")));
		workers.forEach(ExportWorker::stop);
	}

	/** Sooner than the worker looks by itself. */
	@Test
	void requestWakesTheWorkerOfItsProcess() {
		addNumbers(1);
		this.worker.start();
		await().atMost(Duration.ofSeconds(14)).until(() -> {
			IntStream.range(0, 3).forEach((n) -> {
				String path = request();
				await().until(() -> this.client.get(path).statusCode() == 303);
			});
			return true;
		});
		this.worker.stop();
	}

	@Test
	void stopAbortsAndReleasesAtOnce() throws Exception {
		addNumbers(450_000);
		String path = request();
		AtomicInteger chunks = new AtomicInteger();
		attempt(() -> chunks.incrementAndGet() == 44);
		assertThat(field("state || coalesce(lease_until::text, '')", path)).isEqualTo("uploading");
		assertThat(bucket.files()).as("parts").noneMatch((file) -> file.contains(id(path)));
		attempt();
		assertThat(content(path).lines().count()).isEqualTo(450_001);
	}

	@Test
	void claimsThatComeTogetherAreOfDifferentExports() {
		database.execute(
				"""
						insert into file (id, kind, state, object_key, name, bytes, ip_address, expires_at)
						select gen_random_uuid(), 'export', 'uploading', 'exports/' || n, 'x', 0, '::1', clock_timestamp() + '1 day'
						from generate_series(1, 200) n""");
		List<UUID> claims = IntStream.range(0, 200)
			.parallel()
			.mapToObj((n) -> this.exports.claim())
			.flatMap(Optional::stream)
			.map(ExportClaim::id)
			.toList();
		assertThat(claims).hasSizeGreaterThan(100).doesNotHaveDuplicates();
	}

}
