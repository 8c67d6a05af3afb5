package dev.counter.adder.upload;

import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import dev.counter.contract.Times;
import dev.counter.core.file.FileId;
import dev.counter.core.file.FileLimits;
import dev.counter.core.web.problem.Outage;
import dev.counter.core.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The uploads in the database.
 */
@Component
class Uploads {

	/** Key of the advisory lock: one upload is admitted at a time. */
	private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('counter.upload'))";

	private static final String FIND = """
			SELECT id, manage, state, upload_id, name, bytes, sha256, expires_at FROM file
			WHERE kind = 'import' AND %s = ?""";

	private static final String INSERT = """
			INSERT INTO file (id, manage, kind, state, object_key, name, bytes, ip_address, expires_at, request_key)
			VALUES (?, ?, 'import', 'uploading', ?, ?, ?, ?::inet, ?, ?)""";

	private static final String BEGIN = """
			UPDATE file SET upload_id = ?, name = ? WHERE id = ? AND state = 'uploading' AND upload_id IS NULL""";

	private static final String PUBLISH = """
			UPDATE file SET state = 'ready', sha256 = ?, bytes = ?, etag = ?, expires_at = ?
			WHERE id = ? AND state = 'uploading' RETURNING *""";

	private static final String END = """
			UPDATE file SET state = ?, bytes = ? WHERE id = ? AND state = 'uploading'""";

	private final JdbcClient database;

	private final TransactionTemplate transactions;

	private final FileLimits limits;

	Uploads(JdbcClient database, DataSource connections, FileLimits limits) {
		this.database = database;
		this.transactions = new TransactionTemplate(new JdbcTransactionManager(connections));
		this.limits = limits;
	}

	/**
	 * Reserves bytes for a new upload, or finds that of the idempotency key.
	 * @param bytes the most that it may become
	 * @throws ProblemException with 429 or 507
	 */
	Upload reserve(String name, long bytes, @Nullable UUID requestKey, InetAddress address) {
		return Outage.duringChange(() -> Objects.requireNonNull(this.transactions.execute((transaction) -> {
			this.database.sql(LOCK).query((row, number) -> "").single();
			return find("request_key", requestKey).orElseGet(() -> insert(name, bytes, requestKey, address));
		})));
	}

	private Upload insert(String name, long bytes, @Nullable UUID requestKey, InetAddress address) {
		this.limits.check(address.getHostAddress(), bytes);
		Upload upload = new Upload(FileId.random(), FileId.random(), Upload.UPLOADING, null, name, bytes, null,
				Instant.now().plus(Times.UPLOAD_RETENTION).truncatedTo(ChronoUnit.MICROS));
		this.database.sql(INSERT)
			.params(upload.id(), upload.manage(), upload.key(), name, bytes, address.getHostAddress(),
					utc(upload.expiresAt()))
			.param(requestKey)
			.update();
		return upload;
	}

	/** The upload with a secret id. */
	Optional<Upload> find(UUID manage) {
		return find("manage", manage);
	}

	private Optional<Upload> find(String column, @Nullable UUID value) {
		return this.database.sql(FIND.formatted(column)).param(value).query(Uploads::upload).optional();
	}

	/** Records S3's id of the upload, unless another request did. */
	boolean begin(Upload upload, String uploadId, String name) {
		return change(BEGIN, uploadId, name, upload.id());
	}

	/**
	 * Publishes the file.
	 * @return empty if the upload has ended or was published before
	 */
	Optional<Upload> publish(Upload upload, long bytes, byte @Nullable [] sha256, String etag) {
		return Outage.duringChange(() -> this.database.sql(PUBLISH)
			.param(sha256)
			.params(bytes, etag, utc(expiry(upload)), upload.id())
			.query(Uploads::upload)
			.optional());
	}

	/**
	 * Ends an unfinished upload as failed.
	 * @param bytes what arrived, which counts for the day
	 */
	boolean fail(Upload upload, long bytes) {
		return change(END, Upload.FAILED, bytes, upload.id());
	}

	/**
	 * Marks an upload as ended or its file as deleted.
	 * @param bytes what arrived, which counts for the day
	 */
	void delete(Upload upload, long bytes) {
		change("UPDATE file SET state = 'deleted', bytes = ? WHERE id = ?", bytes, upload.id());
	}

	/** Removes an upload that S3 did not begin, so that its key can be used again. */
	void discard(Upload upload) {
		change("DELETE FROM file WHERE id = ? AND upload_id IS NULL", upload.id());
	}

	private boolean change(String sql, Object... parameters) {
		return Outage.duringChange(() -> this.database.sql(sql).params(parameters).update()) == 1;
	}

	/** S3 counts from the begin of the upload, and expires objects at midnight. */
	private static Instant expiry(Upload upload) {
		return upload.expiresAt().minus(Times.UPLOAD_RETENTION).truncatedTo(ChronoUnit.DAYS).plus(Times.FILE_RETENTION);
	}

	private static OffsetDateTime utc(Instant time) {
		return time.atOffset(java.time.ZoneOffset.UTC);
	}

	private static Upload upload(ResultSet row, int number) throws SQLException {
		return new Upload(row.getObject("id", UUID.class), row.getObject("manage", UUID.class), row.getString("state"),
				row.getString("upload_id"), row.getString("name"), row.getLong("bytes"), row.getBytes("sha256"),
				row.getObject("expires_at", OffsetDateTime.class).toInstant());
	}

}
