package dev.counter.core.file;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.counter.contract.Variable;
import dev.counter.core.settings.FilesProperties;
import dev.counter.testsupport.TestBucket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Signed URLs of a real S3: what they allow, and for how long.
 */
class SignedUrlTests {

	private static final byte[] BYTES = "1\n2.5\n-3\n".getBytes(StandardCharsets.US_ASCII);

	private final Bucket bucket = Bucket.shared();

	private final ObjectStore store = this.bucket.store();

	private final HttpClient client = HttpClient.newHttpClient();

	private final String key = Bucket.newKey();

	@Test
	void signedUrlOfAPartAcceptsExactlyThatPart() throws Exception {
		String upload = this.store.begin(this.key, Bucket.NAME);
		URI url = this.store.signPart(this.key, upload, 1, BYTES.length);
		assertThat(put(url, BYTES)).isEqualTo(200);
		List<Part> parts = this.store.parts(this.key, upload);
		String etag = this.store.complete(this.key, upload, parts);
		assertThat(this.store.read(this.key, etag, 0)).hasBinaryContent(BYTES);
	}

	@Test
	void signedUrlOfAPartIsRefusedWhenItWasChanged() throws Exception {
		String upload = this.store.begin(this.key, Bucket.NAME);
		String url = this.store.signPart(this.key, upload, 1, BYTES.length).toString();
		assertThat(put(URI.create(url), "longer than it was signed for".getBytes(StandardCharsets.US_ASCII)))
			.isEqualTo(403);
		assertThat(put(URI.create(url.replace("partNumber=1", "partNumber=2")), BYTES)).isEqualTo(403);
		assertThat(put(URI.create(url.replace(this.key, Bucket.newKey())), BYTES)).isEqualTo(403);
		assertThat(put(URI.create(url.replaceFirst("X-Amz-Expires=\\d+", "X-Amz-Expires=604800")), BYTES))
			.isEqualTo(403);
		assertThat(put(URI.create(url.replaceFirst("\\?.*", "")), BYTES)).isEqualTo(403);
		assertThat(this.store.parts(this.key, upload)).isEmpty();
		this.store.abort(this.key, upload);
	}

	@Test
	void signedUrlIsValidForAQuarterOfAnHour() {
		assertThat(this.store.signPart(this.key, "upload", 1, 1)).hasParameter("X-Amz-Expires", "900");
		assertThat(this.store.signDownload(this.key, Bucket.NAME)).hasParameter("X-Amz-Expires", "900");
	}

	@ParameterizedTest
	@ValueSource(strings = { "us-east-1", "eu-central-1" })
	void signedUrlOfAwsIsAtTheOriginThatPagesMayConnectTo(String region) {
		FilesProperties aws = new FilesProperties("counter-files", "", "", "access", "secret", 0, 0, 0, 1, region);
		assertThat(new ObjectStore(aws).signPart(this.key, "upload", 1, 1).toString())
			.startsWith(aws.origin() + "/" + this.key + "?");
	}

	@Test
	void signedUrlIsRefusedWhenItHasExpired() {
		this.bucket.put(this.key, BYTES);
		try (S3Presigner presigner = S3Clients.presigner(Bucket.properties(this.bucket.s3()))) {
			URI url = URI.create(presigner
				.presignGetObject((sign) -> sign.signatureDuration(Duration.ofSeconds(1))
					.getObjectRequest((object) -> object.bucket(Variable.FILES_BUCKET.defaultText()).key(this.key)))
				.url()
				.toString());
			await().until(() -> get(url, "").statusCode() == 403);
		}
	}

	@Test
	void signedDownloadIsAnAttachmentThatNoBrowserRuns() throws Exception {
		this.bucket.put(this.key, "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
		HttpResponse<String> download = get(this.store.signDownload(this.key, "Zahlen für \"Jörg\".html"), "");
		assertThat(download.statusCode()).isEqualTo(200);
		assertThat(download.headers().firstValue("Content-Type")).contains("application/octet-stream");
		assertThat(download.headers().firstValue("Content-Disposition").orElseThrow())
			.startsWith("attachment; filename=")
			.contains("filename*=UTF-8''Zahlen%20f%C3%BCr%20%22J%C3%B6rg%22.html");
	}

	@Test
	void signedDownloadCanBeResumed() throws Exception {
		this.bucket.put(this.key, BYTES);
		HttpResponse<String> rest = get(this.store.signDownload(this.key, Bucket.NAME), "bytes=6-");
		assertThat(rest.statusCode()).isEqualTo(206);
		assertThat(rest.body()).isEqualTo("-3\n");
	}

	@Test
	void signedDownloadIsRefusedForAnotherObjectOrType() throws Exception {
		this.bucket.put(this.key, BYTES);
		String other = Bucket.newKey();
		this.bucket.put(other, BYTES);
		String url = this.store.signDownload(this.key, Bucket.NAME).toString();
		assertThat(get(URI.create(url.replace(this.key, other)), "").statusCode()).isEqualTo(403);
		assertThat(get(URI.create(url.replace("application%2Foctet-stream", "text%2Fhtml")), "").statusCode())
			.isEqualTo(403);
		assertThat(get(URI.create(url.replaceFirst("\\?.*", "")), "").statusCode()).isEqualTo(403);
	}

	@Test
	void bucketIsNeitherListedNorWrittenWithoutASignature() throws Exception {
		this.bucket.put(this.key, BYTES);
		URI url = URI.create(this.store.signDownload(this.key, Bucket.NAME).toString().replaceFirst("\\?.*", ""));
		URI list = URI.create(url.toString().replace("/" + this.key, ""));
		assertThat(get(list, "").statusCode()).isEqualTo(403);
		assertThat(put(url, BYTES)).isEqualTo(403);
	}

	@Test
	void signedPartMayBeSentByThePagesOfTheFrontDoorAlone() throws Exception {
		URI url = this.store.signPart(this.key, this.store.begin(this.key, Bucket.NAME), 1, BYTES.length);
		HttpResponse<Void> preflight = preflight(url, TestBucket.ORIGIN, "PUT");
		assertThat(preflight.statusCode()).isEqualTo(200);
		assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).contains(TestBucket.ORIGIN);
		assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods")).contains("PUT");
		assertThat(preflight.headers().firstValue("Access-Control-Expose-Headers")).contains("ETag");
		assertThat(preflight(url, "https://evil.example", "PUT").statusCode()).isEqualTo(403);
		assertThat(preflight(url, TestBucket.ORIGIN, "DELETE").statusCode()).isEqualTo(400);
	}

	private int put(URI url, byte[] bytes) throws IOException, InterruptedException {
		return this.client
			.send(HttpRequest.newBuilder(url).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)).build(),
					HttpResponse.BodyHandlers.discarding())
			.statusCode();
	}

	private HttpResponse<String> get(URI url, String range) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(url);
		if (!range.isEmpty()) {
			request.header("Range", range);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<Void> preflight(URI url, String origin, String method)
			throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(url)
			.method("OPTIONS", HttpRequest.BodyPublishers.noBody())
			.header("Origin", origin)
			.header("Access-Control-Request-Method", method)
			.build(), HttpResponse.BodyHandlers.discarding());
	}

}
