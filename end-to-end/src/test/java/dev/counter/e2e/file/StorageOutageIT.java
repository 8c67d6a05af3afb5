package dev.counter.e2e.file;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

import dev.counter.contract.Routes;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.Test;

import static dev.counter.testsupport.http.TestClient.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An outage of S3: files are answered with 503, adds as ever, and both after its restart.
 */
class StorageOutageIT {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final TestSystem system = TestSystem.shared();

	private final TestClient client = this.system.client();

	@Test
	void outageOfS3IsNoOutageOfAdds() {
		assertThat(upload().statusCode()).isEqualTo(201);
		ProcessHandle killed = this.system.s3().handle().orElseThrow();
		killed.destroyForcibly();
		killed.onExit().join();
		HttpResponse<String> refused = upload();
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(TestClient.json(refused).path("type").asString())
			.isEqualTo("urn:counter:problem:storage-unavailable");
		assertThat(header(refused, "Retry-After")).isEqualTo("2");
		assertThat(this.client.add("1").statusCode()).isEqualTo(200);
		await().atMost(PATIENCE).until(() -> upload().statusCode() == 201);
		assertThat(this.system.s3().handle()).get().isNotEqualTo(killed);
	}

	private HttpResponse<String> upload() {
		return this.client.send("PUT", Routes.UPLOAD + "/numbers.csv", BodyPublishers.ofString("1\n"));
	}

}
