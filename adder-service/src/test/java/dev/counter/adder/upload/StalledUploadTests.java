package dev.counter.adder.upload;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;

import dev.counter.adder.RunningAdder;
import dev.counter.contract.Limits;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Clients that stop in the middle of an upload, with no more request threads than
 * uploads.
 */
@RunningAdder
@TestPropertySource(properties = { "server.tomcat.threads.max=4", "server.tomcat.connection-timeout=8s" })
@DirtiesContext
class StalledUploadTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@LocalServerPort
	private int port;

	@Autowired
	private MigratedDatabase database;

	private Uploader uploader;

	@BeforeEach
	void connect() {
		this.uploader = Uploader.of(this.port, this.database);
	}

	@Test
	void fourLeaveAddsTheirThreadsAndAFifthIs503() throws IOException {
		StalledUpload[] stalled = IntStream.range(0, Limits.UPLOADS_AT_ONCE)
			.mapToObj((i) -> stall())
			.toArray(StalledUpload[]::new);
		awaitStates("uploading uploading uploading uploading");
		HttpResponse<String> fifth = this.uploader.put("numbers.csv", "1\n");
		assertThat(fifth.statusCode()).as(fifth.body()).isEqualTo(503);
		assertThat(fifth.body()).contains("urn:counter:problem:busy");
		assertThat(fifth.headers().firstValue("Retry-After")).contains("2");
		long begin = System.nanoTime();
		IntStream.range(0, 50).forEach((i) -> assertThat(this.uploader.client().add("1").statusCode()).isEqualTo(200));
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
		assertThat(this.uploader.states()).doesNotContain("failed");
		for (StalledUpload upload : stalled) {
			assertThat(upload.answer()).matches("(?s)(HTTP/1.1 408 .*)?");
		}
		awaitNothingKept("failed failed failed failed");
		assertThat(this.uploader.last("bytes")).isEqualTo("4");
		assertThat(this.uploader.put("numbers.csv", "1\n").statusCode()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void clientThatIsGoneLeavesNothing(boolean reset) throws IOException {
		StalledUpload upload = stall();
		awaitStates("uploading");
		upload.send("3\n".repeat(Limits.PART_BYTES));
		await().atMost(PATIENCE).until(() -> this.uploader.stored().findAny().isPresent());
		if (reset) {
			upload.reset();
		}
		else {
			upload.close();
		}
		awaitNothingKept("failed");
	}

	@Test
	void slowClientIs408() throws IOException {
		try (StalledUpload upload = stall()) {
			Thread sender = new Thread(() -> await().pollInterval(Duration.ofMillis(200))
				.atMost(Duration.ofSeconds(60))
				.until(() -> isEnded(upload)));
			sender.start();
			assertThat(upload.answer()).contains("HTTP/1.1 408", "The file arrives too slowly.", "64 KiB a second");
			awaitNothingKept("failed");
		}
	}

	private static boolean isEnded(StalledUpload upload) {
		try {
			upload.send("4\n".repeat(100));
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	private StalledUpload stall() {
		return new StalledUpload(this.port, this.uploader.address());
	}

	private void awaitStates(String states) {
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(this.uploader.states()).isEqualTo(states));
		await().atMost(PATIENCE).until(() -> !this.uploader.last("coalesce(upload_id, '')").isEmpty());
	}

	private void awaitNothingKept(String states) {
		awaitStates(states);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(this.uploader.stored()).isEmpty());
	}

}
