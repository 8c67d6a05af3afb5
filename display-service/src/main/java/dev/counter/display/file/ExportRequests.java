package dev.counter.display.file;

import java.net.InetAddress;
import java.time.Instant;
import java.util.UUID;

import dev.counter.contract.Times;
import dev.counter.core.file.FileId;
import dev.counter.core.settings.FilesProperties;
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

	private static final String USAGE = """
			select (select coalesce(sum(bytes), 0) from file where state in ('uploading', 'ready')) as kept,
			(select count(*) from file where kind = 'export' and state = 'uploading') as waiting,
			count(*) as files, coalesce(sum(bytes), 0) as bytes
			from file where kind = 'export' and created_at > clock_timestamp() - interval '24 hours'
			and network >>= cast(:address as inet)""";

	/** The midnight at which S3 expires the object. */
	private static final String INSERT = """
			insert into file (id, kind, state, object_key, name, bytes, ip_address, expires_at)
			values (:id, 'export', 'uploading', :key, :name, 0, cast(:address as inet),
			date_trunc('day', clock_timestamp(), 'UTC') + make_interval(secs => :seconds))""";

	private final JdbcClient database;

	private final PublicFiles files;

	private final FilesProperties limits;

	ExportRequests(JdbcClient database, PublicFiles files, FilesProperties limits) {
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
		check(this.database.sql(USAGE).param("address", source).query(Usage.class).single());
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

	private void check(Usage usage) {
		if (usage.files() >= this.limits.perDay()) {
			throw ProblemException.of(ProblemType.RATE_LIMITED,
					"Your network has requested %s exports in 24 hours.".formatted(usage.files()),
					"at most %s exports in 24 hours".formatted(this.limits.perDay()));
		}
		if (usage.bytes() >= this.limits.bytesPerDay()) {
			throw ProblemException.of(ProblemType.RATE_LIMITED,
					"Your network has exported %s bytes in 24 hours.".formatted(usage.bytes()),
					"at most %s bytes in 24 hours".formatted(this.limits.bytesPerDay()));
		}
		if (usage.kept() >= this.limits.bytesKept()) {
			throw ProblemException.of(ProblemType.STORAGE_FULL, "%s bytes of files are kept.".formatted(usage.kept()),
					"an export once less than %s bytes are kept".formatted(this.limits.bytesKept()));
		}
		if (usage.waiting() >= WAITING) {
			throw ProblemException.of(ProblemType.BUSY, "%s exports are already being written.".formatted(WAITING),
					"the same request again in a moment");
		}
	}

	/**
	 * Files of a network in 24 hours, and all that are kept.
	 */
	record Usage(long kept, long waiting, long files, long bytes) {
	}

}
