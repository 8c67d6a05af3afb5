package dev.counter.display.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Uploads and exports by their public ids.
 */
@Repository
class PublicFiles {

	private static final String FIND = """
			select id, kind, state, object_key, name, bytes, sha256, etag, reason, expires_at,
			expires_at <= clock_timestamp() as expired from file where id = :id""";

	private final JdbcClient database;

	PublicFiles(JdbcClient database) {
		this.database = database;
	}

	Optional<PublicFile> find(UUID id) {
		return this.database.sql(FIND).param("id", id).query(PublicFiles::file).optional();
	}

	private static PublicFile file(ResultSet row, int number) throws SQLException {
		return new PublicFile(row.getObject("id", UUID.class), "export".equals(row.getString("kind")),
				row.getString("state"), row.getString("object_key"), row.getString("name"), row.getLong("bytes"),
				row.getBytes("sha256"), row.getString("etag"), row.getString("reason"),
				row.getObject("expires_at", OffsetDateTime.class).toInstant(), row.getBoolean("expired"));
	}

}
