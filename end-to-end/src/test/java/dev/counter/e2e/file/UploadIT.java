package dev.counter.e2e.file;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.counter.contract.Limits;
import dev.counter.contract.Routes;
import dev.counter.contract.Service;
import dev.counter.testsupport.http.RawExchange;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Uploads through the front door to the packaged adder, in the memory that it is deployed
 * with.
 */
class UploadIT {

	private static final long BYTES = 200_000_000;

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.followRedirects(HttpClient.Redirect.ALWAYS)
		.build();

	private final TestSystem system = TestSystem.shared();

	private final TestClient client = this.system.client();

	@Test
	void asManyFilesAsAllowedPassInBoundedMemory() throws Exception {
		List<GeneratedFile> files = Stream.generate(() -> new GeneratedFile(BYTES))
			.limit(Limits.UPLOADS_AT_ONCE)
			.toList();
		List<CompletableFuture<HttpResponse<String>>> answers = files.stream().map(this::upload).toList();
		for (int i = 0; i < files.size(); i++) {
			HttpResponse<String> answer = answers.get(i).join();
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
			JsonNode json = TestClient.json(answer);
			assertThat(json.get("bytes").asLong()).isEqualTo(BYTES);
			assertThat(json.get("sha256").asString()).isEqualTo(files.get(i).sha256());
		}
		assertThat(residentPeakMib()).isLessThan(Limits.SERVICE_MEMORY_MIB);
		JsonNode first = TestClient.json(answers.get(0).join());
		HttpResponse<InputStream> download = HTTP.send(
				HttpRequest.newBuilder(this.client.uri(first.get("url").asString())).build(),
				BodyHandlers.ofInputStream());
		try (InputStream body = download.body()) {
			assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(BYTES);
		}
		for (CompletableFuture<HttpResponse<String>> answer : answers) {
			String manage = TestClient.json(answer.join()).get("manage").asString();
			assertThat(this.client.send("DELETE", Routes.UPLOADS + "/" + manage, BodyPublishers.noBody()).statusCode())
				.isEqualTo(204);
		}
	}

	private CompletableFuture<HttpResponse<String>> upload(GeneratedFile file) {
		return HTTP.sendAsync(HttpRequest.newBuilder(this.client.uri(Routes.UPLOAD + "/numbers.csv"))
			.PUT(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> file), BYTES))
			.build(), BodyHandlers.ofString());
	}

	/** Where the system tells: on Linux. */
	private long residentPeakMib() throws Exception {
		Path status = Path.of("/proc", String.valueOf(this.system.instance(Service.ADDER).process().pid()), "status");
		return Files.exists(status) ? Files.readString(status)
			.lines()
			.filter((line) -> line.startsWith("VmHWM:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
			.findFirst()
			.orElseThrow() : 0;
	}

	@Test
	void clientThatIsGoneLeavesNothing() throws Exception {
		long failed = this.system.database().number("select count(*) from file where state = 'failed'");
		try (Socket socket = new Socket("localhost", this.client.server().getPort())) {
			socket.getOutputStream()
				.write("PUT /upload/numbers.csv HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n1\n"
					.getBytes(StandardCharsets.US_ASCII));
			await().until(() -> this.system.database()
				.number("select count(*) from file where state = 'uploading' and bytes = 1000") == 1);
		}
		await().atMost(Duration.ofSeconds(40))
			.until(() -> this.system.database().number("select count(*) from file where state = 'failed'") == failed
					+ 1);
	}

	@Test
	void largeFileIsRefusedBeforeItArrives() {
		RawExchange answer = RawExchange.ofLines(this.client.server().getPort(), "PUT /upload/numbers.csv HTTP/1.1",
				"Host: localhost", "Content-Length: 7000000000");
		assertThat(answer.status()).isEqualTo(413);
	}

}
