package dev.counter.core.file;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Times;
import dev.counter.testsupport.MigratedDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Expired files are deleted in S3 and in the database, by the role that wrote them.
 */
class FileExpiryTests {

	private static final Duration DAY = Duration.ofDays(1);

	private static final MigratedDatabase database = MigratedDatabase.create();

	private final Bucket bucket = Bucket.shared();

	private final FileExpiry expiry = expiry(DatabaseRole.ADDER, "import");

	private FileExpiry expiry(DatabaseRole role, String kind) {
		return new FileExpiry(JdbcClient.create(database.dataSource(role)), this.bucket.store(), kind);
	}

	@ParameterizedTest
	@CsvSource({ "ADDER, import", "DISPLAY, export" })
	void fileIsDeletedWhenItHasExpired(DatabaseRole role, String kind) {
		String expired = file(kind, "ready", Duration.ofSeconds(-1));
		String kept = file(kind, "ready", Duration.ofMinutes(1));
		expiry(role, kind).run();
		assertThat(state(expired)).isEqualTo("deleted");
		assertThat(this.bucket.files(expired)).isZero();
		assertThat(state(kept)).isEqualTo("ready");
		assertThat(this.bucket.files(kept)).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "ADDER, export", "DISPLAY, import" })
	void fileOfAnotherServiceIsKept(DatabaseRole role, String kind) {
		String expired = file(kind, "ready", Duration.ofSeconds(-1));
		expiry(role, kind.equals("import") ? "export" : "import").run();
		assertThat(state(expired)).isEqualTo("ready");
		assertThat(this.bucket.files(expired)).isOne();
	}

	@Test
	void unfinishedUploadIsAbortedAfterADay() {
		String old = upload("uploading", Times.UPLOAD_RETENTION);
		String recent = upload("uploading", Times.UPLOAD_RETENTION.minusMinutes(1));
		this.expiry.run();
		assertThat(state(old)).isEqualTo("deleted");
		assertThat(this.bucket.files(old)).isZero();
		assertThat(state(recent)).isEqualTo("uploading");
		assertThat(this.bucket.files(recent)).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "failed", "deleted" })
	void remainsOfAnEndedUploadAreRemoved(String state) {
		String upload = upload(state, Duration.ZERO);
		String file = file("import", state, DAY);
		this.expiry.run();
		assertThat(this.bucket.files(upload) + this.bucket.files(file)).isZero();
		assertThat(state(upload)).isEqualTo(state);
	}

	@Test
	void rowOfAGoneFileIsDeletedAWeekLater() {
		String gone = file("import", "ready", Times.GONE_FILE_RETENTION.negated());
		String recent = file("import", "ready", Times.GONE_FILE_RETENTION.negated().plusMinutes(1));
		this.expiry.run();
		assertThat(state(gone)).isNull();
		assertThat(state(recent)).isEqualTo("deleted");
	}

	@ParameterizedTest
	@CsvSource({ "ADDER, import", "DISPLAY, export" })
	void rowOfAnImportedFileIsKept(DatabaseRole role, String kind) {
		String imported = file(kind, "ready", Times.GONE_FILE_RETENTION.negated());
		database.execute("""
				INSERT INTO import (id, file_id, bad_lines, state, resets, ip_address)
				SELECT gen_random_uuid(), id, 'skip', 'done', 0, '127.0.0.1' FROM file WHERE object_key = '%s'"""
			.formatted(imported));
		String other = file(kind, "ready", Times.GONE_FILE_RETENTION.negated());
		expiry(role, kind).run();
		assertThat(state(imported)).isEqualTo("deleted");
		assertThat(state(other)).isNull();
	}

	@Test
	void fileIsDeletedInTheNextRunWhenS3WasAway() {
		String expired = file("import", "ready", Duration.ofSeconds(-1));
		this.bucket.s3().kill();
		try {
			this.expiry.run();
			assertThat(state(expired)).isEqualTo("deleted");
		}
		finally {
			this.bucket.s3().start();
		}
		assertThat(this.bucket.files(expired)).isOne();
		this.expiry.run();
		assertThat(this.bucket.files(expired)).isZero();
	}

	private String file(String kind, String state, Duration validity) {
		String key = kind + "s/" + UUID.randomUUID();
		StoredObject stored = this.bucket.put(key, "1".getBytes(StandardCharsets.US_ASCII));
		insert(kind, state, key, "'" + stored.etag() + "'", "NULL", "interval '0'", validity);
		return key;
	}

	private String upload(String state, Duration age) {
		String key = Bucket.newKey();
		String upload = this.bucket.store().begin(key, Bucket.NAME);
		this.bucket.store().put(key, upload, 1, new byte[1], 1);
		insert("import", state, key, "NULL", "'" + upload + "'", "interval '%s s'".formatted(age.toSeconds()), DAY);
		return key;
	}

	private static void insert(String kind, String state, String key, String etag, String upload, String age,
			Duration validity) {
		database.execute(
				"""
						INSERT INTO file (id, kind, state, object_key, name, bytes, ip_address, etag, upload_id, created_at, expires_at)
						VALUES (gen_random_uuid(), '%s', '%s', '%s', 'numbers.csv', 1, '127.0.0.1', %s, %s,
						clock_timestamp() - %s, clock_timestamp() + interval '%s s')"""
					.formatted(kind, state, key, etag, upload, age, validity.toSeconds()));
	}

	private static @Nullable String state(String key) {
		return database.query("SELECT max(state) FROM file WHERE object_key = '" + key + "'");
	}

}
