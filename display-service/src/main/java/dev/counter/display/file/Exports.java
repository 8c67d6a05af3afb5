package dev.counter.display.file;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.counter.contract.FileKeys;
import dev.counter.contract.Times;
import dev.counter.core.file.StoredObject;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Queue of exports: at any time one process holds the lease of an export. Each change
 * returns whether the claim still stands.
 */
@Repository
class Exports {

	private static final String LEASE = "clock_timestamp() + make_interval(secs => %s)"
		.formatted(Times.LEASE.toSeconds());

	private static final String CLAIM = """
			update file set attempts = attempts + 1, lease_until = %s
			where id = (
			  select id from file
			  where kind = 'export' and state = 'uploading' and coalesce(lease_until < clock_timestamp(), true)
			  order by created_at limit 1 for update skip locked)
			returning id, name, attempts, object_key, upload_id""".formatted(LEASE);

	private final JdbcClient database;

	Exports(JdbcClient database) {
		this.database = database;
	}

	static String key(UUID id, int attempt) {
		return FileKeys.EXPORTS + id + "/" + attempt;
	}

	/** Takes the lease of the oldest export that no process writes. */
	Optional<ExportClaim> claim() {
		return this.database.sql(CLAIM)
			.query((row, number) -> new ExportClaim(row.getObject("id", UUID.class), row.getString("name"),
					row.getInt("attempts"), row.getString("object_key"), row.getString("upload_id")))
			.optional();
	}

	boolean begin(ExportClaim claim, String upload) {
		return update(claim, "object_key = :key, upload_id = :upload, bytes = 0",
				Map.of("key", claim.key(), "upload", upload));
	}

	boolean renew(ExportClaim claim, long bytes) {
		return update(claim, "bytes = :bytes, lease_until = " + LEASE, Map.of("bytes", bytes));
	}

	boolean release(ExportClaim claim) {
		return update(claim, "lease_until = null", Map.of());
	}

	boolean finish(ExportClaim claim, StoredObject object) {
		return update(claim,
				"state = 'ready', bytes = :bytes, sha256 = :sha256, etag = :etag, upload_id = null, lease_until = null",
				Map.of("bytes", object.bytes(), "sha256", object.sha256(), "etag", object.etag()));
	}

	/** The expiry of files aborts an upload that is left. */
	boolean fail(ExportClaim claim, String reason) {
		return update(claim, "state = 'failed', bytes = 0, reason = :reason, lease_until = null",
				Map.of("reason", reason));
	}

	private boolean update(ExportClaim claim, String values, Map<String, ?> parameters) {
		return this.database
			.sql("update file set " + values + " where id = :id and attempts = :attempt and state = 'uploading'")
			.param("id", claim.id())
			.param("attempt", claim.attempt())
			.params(parameters)
			.update() == 1;
	}

}
