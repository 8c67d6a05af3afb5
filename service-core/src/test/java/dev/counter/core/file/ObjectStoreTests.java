package dev.counter.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Random;

import dev.counter.contract.Limits;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Objects of a real S3: multipart uploads and conditional reads.
 */
class ObjectStoreTests {

	private static final byte[] BYTES = "1\n2.5\n-3\n".getBytes(StandardCharsets.US_ASCII);

	private final Bucket bucket = Bucket.shared();

	private final ObjectStore store = this.bucket.store();

	private final String key = Bucket.newKey();

	@Test
	void streamOfSeveralPartsIsOneObjectWithItsSha256() throws Exception {
		byte[] bytes = new byte[2 * Limits.PART_BYTES + 12_345];
		new Random(1).nextBytes(bytes);
		String upload = this.store.begin(this.key, Bucket.NAME);
		StoredObject stored;
		try (PartOutputStream out = new PartOutputStream(this.store, this.key, upload)) {
			int chunk = 1_000_003;
			for (int from = 0; from < bytes.length; from += chunk) {
				out.write(bytes, from, Math.min(chunk, bytes.length - from));
			}
			assertThat(this.store.parts(this.key, upload)).extracting(Part::size)
				.containsExactly((long) Limits.PART_BYTES, (long) Limits.PART_BYTES);
			assertThat(this.store.etag(this.key)).isNull();
			stored = out.complete();
		}
		byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
		assertThat(stored.bytes()).isEqualTo(bytes.length);
		assertThat(stored.sha256()).isEqualTo(sha256);
		assertThat(this.store.etag(this.key)).isEqualTo(stored.etag());
		assertThat(MessageDigest.getInstance("SHA-256").digest(read(stored.etag(), 0))).isEqualTo(sha256);
		assertThat(this.bucket.files(this.key)).isOne();
	}

	@Test
	void emptyStreamIsAnEmptyObject() throws IOException {
		StoredObject stored = this.bucket.put(this.key, new byte[0]);
		assertThat(stored.bytes()).isZero();
		assertThat(this.store.etag(this.key)).isEqualTo(stored.etag());
	}

	@Test
	void streamThatIsClosedBeforeItsEndLeavesNothing() throws IOException {
		String upload = this.store.begin(this.key, Bucket.NAME);
		try (PartOutputStream out = new PartOutputStream(this.store, this.key, upload)) {
			out.write(new byte[Limits.PART_BYTES + 1]);
			assertThat(this.bucket.files(this.key)).isPositive();
		}
		assertThat(this.bucket.files(this.key)).isZero();
		assertThat(this.store.etag(this.key)).isNull();
	}

	@Test
	void abortOfAnUploadThatIsGoneDoesNothing() {
		String upload = this.store.begin(this.key, Bucket.NAME);
		this.store.abort(this.key, upload);
		this.store.abort(this.key, upload);
	}

	@Test
	void readBeginsAtItsOffset() throws IOException {
		StoredObject stored = this.bucket.put(this.key, BYTES);
		assertThat(read(stored.etag(), 2)).asString().isEqualTo("2.5\n-3\n");
	}

	@Test
	void replacedObjectIsNotRead() throws IOException {
		StoredObject stored = this.bucket.put(this.key, BYTES);
		this.bucket.put(this.key, "other".getBytes(StandardCharsets.US_ASCII));
		assertThatExceptionOfType(S3Exception.class).isThrownBy(() -> read(stored.etag(), 0))
			.satisfies((refusal) -> assertThat(refusal.statusCode()).isEqualTo(412));
	}

	@Test
	void deletedObjectIsNotRead() {
		StoredObject stored = this.bucket.put(this.key, BYTES);
		this.store.delete(this.key);
		this.store.delete(this.key);
		assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> read(stored.etag(), 0));
		assertThat(this.bucket.files(this.key)).isZero();
	}

	private byte[] read(String etag, long offset) throws IOException {
		try (InputStream in = this.store.read(this.key, etag, offset)) {
			return in.readAllBytes();
		}
	}

}
