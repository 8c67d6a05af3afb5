package dev.counter.core.file;

import java.time.Duration;
import java.time.Instant;

import dev.counter.contract.LogMessages;
import dev.counter.core.settings.FilesProperties;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rate limit of each network for its uploads or its exports, and limit of all bytes that
 * are kept. Every attempt counts as a file of its day, a failed upload with the bytes
 * that arrived.
 */
public class FileLimits {

	private static final Log log = LogFactory.getLog(FileLimits.class);

	private static final Duration DAY = Duration.ofHours(24);

	private static final String OF_NETWORK = """
			SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes, min(created_at) AS oldest FROM file
			WHERE kind = ? AND created_at > clock_timestamp() - interval '24 hours' AND network =
			(SELECT network(set_masklen(a, CASE family(a) WHEN 4 THEN 24 ELSE 48 END)) FROM (SELECT ?::inet AS a) address)""";

	private static final String KEPT = """
			SELECT coalesce(sum(bytes), 0) FROM file
			WHERE expires_at > clock_timestamp() AND state IN ('uploading', 'ready')""";

	private final FilesProperties limits;

	private final JdbcClient database;

	private final String kind;

	/**
	 * The limits of a service's own files.
	 * @param kind {@code import} or {@code export}
	 */
	FileLimits(FilesProperties limits, JdbcClient database, String kind) {
		this.limits = limits;
		this.database = database;
		this.kind = kind;
	}

	/**
	 * Checks a new file against the limits.
	 * @param address the client's
	 * @param bytes the most that it may become, 1 if that is not known
	 * @throws ProblemException with 429 or 507
	 */
	public void check(String address, long bytes) {
		Usage network = this.database.sql(OF_NETWORK).params(this.kind, address).query(Usage.class).single();
		long perDay = this.limits.bytesPerDay();
		if (network.files() >= this.limits.perDay()) {
			throw rateLimited(network, "%s files in 24 hours from a network".formatted(this.limits.perDay()));
		}
		if (bytes > perDay - network.bytes()) {
			throw rateLimited(network, "%s bytes in 24 hours from a network".formatted(perDay));
		}
		long kept = this.database.sql(KEPT).query(Long.class).single();
		if (bytes > this.limits.bytesKept() - kept) {
			throw refusal(ProblemType.STORAGE_FULL, "%s bytes of all files".formatted(this.limits.bytesKept()));
		}
	}

	private static ProblemException rateLimited(Usage network, String limit) {
		Duration wait = (network.oldest() != null) ? Duration.between(Instant.now(), network.oldest().plus(DAY)) : DAY;
		return refusal(ProblemType.RATE_LIMITED, limit).withHeader(HttpHeaders.RETRY_AFTER,
				String.valueOf(Math.max(1, wait.toSeconds())));
	}

	private static ProblemException refusal(ProblemType type, String limit) {
		log.warn("%s it exceeds %s".formatted(LogMessages.UPLOAD_REFUSED, limit));
		return ProblemException.of(type, "The file exceeds a limit.", "at most " + limit);
	}

	/**
	 * What a network uploaded or exported in 24 hours.
	 *
	 * @param oldest when its first of these began, {@code null} without any
	 */
	record Usage(long files, long bytes, @Nullable Instant oldest) {
	}

}
