package dev.counter.core.file;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.counter.contract.Times;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Expiry of files, once an hour: marks their rows, deletes in S3 what no row needs any
 * more, and deletes old rows. A bucket with lifecycle rules has deleted most of it
 * before.
 */
class FileExpiry {

	private static final Log log = LogFactory.getLog(FileExpiry.class);

	private static final String MARK = """
			UPDATE file SET state = 'deleted' WHERE kind = :kind AND (state IN ('uploading', 'ready')
			AND expires_at <= clock_timestamp() OR state = 'uploading' AND created_at <= clock_timestamp() - make_interval(secs => :unfinished))""";

	/** What S3 may still have: the upload or the object of a file that is gone. */
	private static final String LEFT = """
			SELECT id, object_key, upload_id FROM file WHERE kind = :kind AND state IN ('failed', 'deleted')
			AND (upload_id IS NOT NULL OR etag IS NOT NULL) AND id > :after ORDER BY id LIMIT 100""";

	/** An import refers to its file as long as it is known. */
	private static final String DELETE = """
			DELETE FROM file WHERE kind = :kind AND state IN ('failed', 'deleted') AND upload_id IS NULL AND etag IS NULL
			AND expires_at <= clock_timestamp() - make_interval(secs => :gone) AND NOT EXISTS (SELECT FROM import WHERE file_id = file.id)""";

	private static final UUID FIRST = new UUID(0, 0);

	private final JdbcClient database;

	private final ObjectStore store;

	private final String kind;

	/**
	 * Expires the files of a service.
	 * @param kind {@code import} or {@code export}: the files that its role may change
	 */
	FileExpiry(JdbcClient database, ObjectStore store, String kind) {
		this.database = database;
		this.store = store;
		this.kind = kind;
	}

	@Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
	void run() {
		try {
			update(MARK, "unfinished", Times.UPLOAD_RETENTION);
			UUID last = FIRST;
			for (List<Left> left = left(last); !left.isEmpty(); left = left(last)) {
				left.forEach(this::delete);
				last = left.get(left.size() - 1).id();
			}
			update(DELETE, "gone", Times.GONE_FILE_RETENTION);
		}
		catch (DataAccessException | SdkException ex) {
			log.warn("Expired files are deleted an hour later: " + ex.getMessage());
		}
	}

	private void update(String sql, String name, Duration age) {
		this.database.sql(sql).param("kind", this.kind).param(name, age.toSeconds()).update();
	}

	private List<Left> left(UUID after) {
		return this.database.sql(LEFT).param("kind", this.kind).param("after", after).query(Left.class).list();
	}

	/** A file that S3 refuses to delete does not keep the others. */
	private void delete(Left file) {
		try {
			if (file.uploadId() != null) {
				this.store.abort(file.objectKey(), file.uploadId());
			}
			this.store.delete(file.objectKey());
			this.database.sql("UPDATE file SET upload_id = NULL, etag = NULL WHERE id = ?").param(file.id()).update();
		}
		catch (S3Exception ex) {
			log.warn("The file %s is deleted an hour later: %s".formatted(file.id(), ex.getMessage()));
		}
	}

	private record Left(UUID id, String objectKey, @Nullable String uploadId) {
	}

}
