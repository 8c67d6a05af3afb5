package dev.counter.e2e.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

import dev.counter.contract.Routes;
import dev.counter.contract.Service;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.Instance;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.Test;

import static dev.counter.testsupport.http.TestClient.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An export through the front door and S3, and its completion by another process.
 */
class ExportIT {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final HttpClient FOLLOWING = HttpClient.newBuilder()
		.followRedirects(HttpClient.Redirect.ALWAYS)
		.build();

	private final TestSystem system = TestSystem.shared();

	private final TestClient client = this.system.client();

	@Test
	void exportIsDownloadedInPiecesAndSurvivesAReset() throws Exception {
		this.system.database().clear();
		this.system.database().insert(500_000);
		String csv = digest(Routes.ENTRIES_CSV);
		String file = header(this.client.post(Routes.EXPORTS, ""), "Location");
		awaitFile(file);
		assertThat(this.client.reset().statusCode()).isEqualTo(200);
		HttpResponse<String> head = this.client.head(file);
		assertThat(header(head, "Repr-Digest")).isEqualTo("sha-256=:" + csv + ":");
		MessageDigest pieces = MessageDigest.getInstance("SHA-256");
		long first = 7_000_000;
		try (InputStream body = get(file).body()) {
			pieces.update(body.readNBytes((int) first));
		}
		HttpResponse<InputStream> rest = get(file, "Range", "bytes=" + first + "-");
		assertThat(rest.statusCode()).isEqualTo(206);
		long length = digest(rest.body(), pieces);
		assertThat(Base64.getEncoder().encodeToString(pieces.digest())).isEqualTo(csv);
		assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(first + length));
	}

	@Test
	void exportOfAKilledDisplayIsCompletedByAnother() throws Exception {
		assertCompletedByAnother((writer) -> writer.process().destroyForcibly(), (writer) -> {
		});
	}

	/** The frozen one goes on with an upload that is aborted. */
	@Test
	void exportOfAFrozenDisplayIsCompletedByAnother() throws Exception {
		assertCompletedByAnother(Instance::freeze, Instance::resume);
	}

	private void assertCompletedByAnother(Consumer<Instance> fault, Consumer<Instance> recovery) throws Exception {
		this.system.database().clear();
		this.system.database().insert(2_000_000);
		Instance writer = this.system.create(Service.DISPLAY, Map.of()).start();
		try {
			String file = header(new TestClient(writer.address()).post(Routes.EXPORTS, ""), "Location");
			await().atMost(PATIENCE)
				.pollInterval(Duration.ofMillis(20))
				.until(() -> this.system.database()
					.number("select max(bytes) from file where state = 'uploading'") > 0);
			fault.accept(writer);
			this.system.database().execute("update file set lease_until = clock_timestamp() where state = 'uploading'");
			awaitFile(file);
			String csv = digest(Routes.ENTRIES_CSV);
			assertThat(digest(file)).isEqualTo(csv);
			recovery.accept(writer);
			await().atMost(PATIENCE).until(() -> get(Routes.TOTAL).statusCode() == 200);
			assertThat(digest(file)).isEqualTo(csv);
			assertThat(this.system.database().number("select max(attempts) from file where state = 'ready'"))
				.isEqualTo(2);
		}
		finally {
			writer.stop();
			this.system.database().execute("update file set attempts = 0");
		}
	}

	private void awaitFile(String file) {
		await().atMost(PATIENCE).until(() -> this.client.get(file).statusCode() == 303);
	}

	private HttpResponse<InputStream> get(String path, String... headers) throws IOException, InterruptedException {
		return FOLLOWING.send(this.client.request(path, headers).build(), BodyHandlers.ofInputStream());
	}

	private String digest(String path) throws Exception {
		MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
		digest(get(path).body(), sha256);
		return Base64.getEncoder().encodeToString(sha256.digest());
	}

	private static long digest(InputStream body, MessageDigest digest) throws IOException {
		try (body) {
			return body.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
		}
	}

}
