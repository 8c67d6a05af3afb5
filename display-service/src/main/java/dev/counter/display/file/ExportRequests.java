package dev.counter.display.file;

import java.net.InetAddress;
import java.time.Instant;
import java.util.UUID;

import dev.counter.contract.Times;
import dev.counter.core.file.FileId;
import dev.counter.core.file.FileLimits;
import dev.counter.core.time.Utc;
import dev.counter.core.web.problem.Outage;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Creates exports for {@link ExportWorker}, within the limits.
 */
@Component
class ExportRequests {

	/** Exports that are not finished; above it 503. */
	static final int WAITING = 5;

	private static final String COUNT = "select count(*) from file where kind = 'export' and state = 'uploading'";

	/** The midnight at which S3 expires the object. */
	private static final String INSERT = """
			insert into file (id, kind, state, object_key, name, bytes, ip_address, expires_at)
			values (:id, 'export', 'uploading', :key, :name, 0, cast(:address as inet),
			date_trunc('day', clock_timestamp(), 'UTC') + make_interval(secs => :seconds))""";

	private final JdbcClient database;

	private final PublicFiles files;

	private final FileLimits limits;

	ExportRequests(JdbcClient database, PublicFiles files, FileLimits limits) {
		this.database = database;
		this.files = files;
		this.limits = limits;
	}

	/**
	 * Creates an export. One at a time, so that requests that come together stay within
	 * the limits.
	 * @throws ProblemException with 429, 503 or 507 above a limit
	 */
	synchronized PublicFile create(InetAddress address) {
		String source = address.getHostAddress();
		this.limits.check(source, 1);
		if (this.database.sql(COUNT).query(Long.class).single() >= WAITING) {
			throw ProblemException.of(ProblemType.BUSY, "%s exports are already being written.".formatted(WAITING),
					"the same request again in a moment");
		}
		UUID id = FileId.random();
		Outage.duringChange(() -> this.database.sql(INSERT)
			.param("id", id)
			.param("key", Exports.key(id, 0))
			.param("name", "counter-entries-%s.csv".formatted(Utc.plain(Instant.now()).substring(0, 10)))
			.param("address", source)
			.param("seconds", Times.FILE_RETENTION.toSeconds())
			.update());
		return this.files.find(id).orElseThrow();
	}

}
