package dev.counter.adder.upload;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.counter.adder.RunningAdder;
import dev.counter.contract.Headers;
import dev.counter.contract.Routes;
import dev.counter.testsupport.MigratedDatabase;
import dev.counter.testsupport.http.RawExchange;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Limits of a network, a day and all files.
 */
@RunningAdder
@TestPropertySource(properties = { "FILES_PER_DAY=5", "FILES_BYTES_PER_DAY=1000", "FILES_BYTES_KEPT=3000" })
@ExtendWith(OutputCaptureExtension.class)
class UploadLimitTests {

	@LocalServerPort
	private int port;

	@Autowired
	private MigratedDatabase database;

	private TestClient client;

	@BeforeEach
	void connect() {
		this.client = TestClient.of(this.port);
		this.database.execute("delete from file");
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.1, 192.0.2.254, 192.0.3.1", "2001:db8:1::1, 2001:db8:1:ffff::1, 2001:db8:2::1" })
	void filesOfNetworkAreLimited(String address, String neighbour, String other, CapturedOutput log) {
		IntStream.range(0, 5).forEach((i) -> assertThat(begin(address, 1).statusCode()).isEqualTo(201));
		HttpResponse<String> sixth = begin(neighbour, 1);
		assertThat(sixth.statusCode()).isEqualTo(429);
		assertThat(sixth.body()).contains("urn:counter:problem:rate-limited", "at most 5 files in 24 hours");
		assertThat(Integer.parseInt(TestClient.header(sixth, "Retry-After"))).isBetween(86_300, 86_400);
		assertThat(log).contains("Upload refused: ");
		assertThat(begin(other, 1).statusCode()).isEqualTo(201);
		this.database.execute("update file set state = 'deleted'");
		assertThat(begin(address, 1).statusCode()).isEqualTo(429);
		this.database.execute("update file set created_at = created_at - interval '24 hours'");
		assertThat(begin(address, 1).statusCode()).isEqualTo(201);
	}

	@Test
	void bytesOfNetworkAreLimitedBeforeTheyArrive() {
		assertThat(begin("192.0.2.1", 600).statusCode()).isEqualTo(201);
		assertThat(begin("192.0.2.2", 401).body()).contains("rate-limited", "at most 1000 bytes in 24 hours");
		RawExchange answer = RawExchange.ofLines(this.port, "PUT /upload/numbers.csv HTTP/1.1", "Host: localhost",
				Headers.FORWARDED_FOR + ": 192.0.2.3", "Content-Length: 401");
		assertThat(answer.status()).isEqualTo(429);
		assertThat(begin("192.0.2.4", 400).statusCode()).isEqualTo(201);
	}

	@Test
	void bodyOfUnknownLengthReservesTheMost() {
		HttpResponse<String> answer = this.client.send("PUT", Routes.UPLOAD + "/numbers.csv",
				BodyPublishers.fromPublisher(BodyPublishers.ofString("1\n")));
		assertThat(answer.statusCode()).isEqualTo(429);
	}

	@Test
	void keptBytesAreLimitedUntilTheyAreGone() {
		IntStream.range(0, 3)
			.forEach((i) -> assertThat(begin("192.0.%s.1".formatted(i), 1000).statusCode()).isEqualTo(201));
		HttpResponse<String> full = begin("192.0.4.1", 1);
		assertThat(full.statusCode()).isEqualTo(507);
		assertThat(full.body()).contains("urn:counter:problem:storage-full", "at most 3000 bytes of all files");
		this.database.execute("update file set expires_at = now() where ip_address = '192.0.1.1'");
		assertThat(begin("192.0.4.1", 1000).statusCode()).isEqualTo(201);
		assertThat(begin("192.0.5.1", 1).statusCode()).isEqualTo(507);
		this.database.execute("update file set state = 'failed' where ip_address = '192.0.4.1'");
		assertThat(begin("192.0.5.1", 1000).statusCode()).isEqualTo(201);
	}

	@Test
	void lastBytesGoToOneOfManyAtOnce() {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> begin("192.0.%s.1".formatted(i), 1000).statusCode(),
					threads))
			.toList();
		assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(201, 507)
			.filteredOn((status) -> status == 201)
			.hasSize(3);
		threads.shutdown();
		assertThat(this.database.query("select sum(bytes) from file")).isEqualTo("3000");
	}

	@Test
	void twoFilesRaceForTheLastBytes() {
		ExecutorService threads = Executors.newFixedThreadPool(2);
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 2)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> put("192.0.2." + i, "x".repeat(600)).statusCode(),
					threads))
			.toList();
		assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 429);
		threads.shutdown();
	}

	@Test
	void formReservesItsLengthAndKeepsItsFile() {
		HttpResponse<String> answer = this.client.send("POST", Routes.UPLOAD,
				BodyPublishers.ofString(Uploader.file("numbers.csv", "x".repeat(800)) + Uploader.end()), "Content-Type",
				"multipart/form-data; boundary=" + Uploader.BOUNDARY, Headers.FORWARDED_FOR, "192.0.2.1");
		assertThat(answer.statusCode()).isEqualTo(201);
		assertThat(put("192.0.2.2", "x".repeat(200)).statusCode()).isEqualTo(201);
		assertThat(put("192.0.2.3", "x").statusCode()).isEqualTo(429);
	}

	private HttpResponse<String> begin(String address, int bytes) {
		return this.client.postJson(Routes.UPLOADS, "{\"name\": \"numbers.csv\", \"bytes\": " + bytes + "}",
				Headers.FORWARDED_FOR, address);
	}

	private HttpResponse<String> put(String address, String body) {
		return this.client.send("PUT", Routes.UPLOAD + "/numbers.csv", BodyPublishers.ofString(body),
				Headers.FORWARDED_FOR, address);
	}

}
