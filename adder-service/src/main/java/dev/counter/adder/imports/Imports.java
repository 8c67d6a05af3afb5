package dev.counter.adder.imports;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.counter.core.file.FileId;
import dev.counter.core.web.problem.Outage;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The imports, as clients create, read and end them.
 */
@Component
class Imports {

	/** The predicate of the index import_once. */
	private static final String COUNTS = "(state IN ('waiting', 'checking', 'adding', 'done') OR (state = 'failed' AND first_id IS NOT NULL))";

	private static final String CREATE = """
			INSERT INTO import (id, file_id, bad_lines, resets, ip_address)
			SELECT ?, ?, ?, r.resets, ?::inet FROM counter_reset_number r
			ON CONFLICT (file_id, resets) WHERE %s DO NOTHING""".formatted(COUNTS);

	private static final String EXISTING = "SELECT id FROM import WHERE file_id = ? AND %s ORDER BY number DESC LIMIT 1"
		.formatted(COUNTS);

	private static final String FILE = """
			SELECT CASE WHEN kind <> 'import' THEN 'foreign' WHEN expires_at < clock_timestamp() THEN 'deleted' ELSE state END
			FROM file WHERE id = ?""";

	private static final String FIND = """
			SELECT i.*, f.name, f.bytes FROM import i JOIN file f ON f.id = i.file_id WHERE i.id = ?""";

	private static final String ERRORS = """
			SELECT e.line, e.text, e.reason FROM import_error e JOIN import i ON i.number = e.import WHERE i.id = ?
			ORDER BY e.line""";

	private static final String END = """
			UPDATE import SET finished_at = CASE WHEN first_id IS NULL THEN clock_timestamp() END,
			  state = CASE WHEN first_id IS NULL THEN 'cancelled' ELSE 'undoing' END
			WHERE id = ? AND %s""".formatted(COUNTS);

	private final JdbcClient database;

	Imports(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Creates an import, unless the file is imported already.
	 * @return the id of the file's import
	 * @throws ProblemException if there is no such file or it cannot be imported
	 */
	UUID create(ImportRequest request, InetAddress address) {
		UUID file = request.fileId();
		String badLines = request.badLinesOrDefault();
		requireComplete(file);
		UUID id = FileId.random();
		while (true) {
			int created = Outage.duringChange(
					() -> this.database.sql(CREATE).params(id, file, badLines, address.getHostAddress()).update());
			Optional<UUID> existing = this.database.sql(EXISTING).param(file).query(UUID.class).optional();
			if (created > 0 || existing.isPresent()) {
				return existing.orElse(id);
			}
		}
	}

	private void requireComplete(UUID file) {
		String state = this.database.sql(FILE).param(file).query(String.class).optional().orElse("unknown");
		switch (state) {
			case "ready" -> {
			}
			case "unknown" -> throw problem(ProblemType.NOT_FOUND, "There is no such file.");
			case "deleted" -> throw problem(ProblemType.GONE, "The file was deleted or has expired.");
			case "foreign" -> throw problem(ProblemType.INVALID_FILE, "The file is an export, upload it to import it.");
			default -> throw problem(ProblemType.CONFLICT, "The upload of the file is not complete.");
		}
	}

	private static ProblemException problem(ProblemType type, String detail) {
		return ProblemException.ofField(type, ImportRequest.FILE, detail, "the id of a complete upload");
	}

	/**
	 * The import with an id.
	 * @throws ProblemException with 404 if there is none
	 */
	ImportStatus require(String id) {
		return FileId.parse(id)
			.flatMap(this::find)
			.orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such import.",
					"the id of an import"));
	}

	private Optional<ImportStatus> find(UUID id) {
		List<BadLine> errors = this.database.sql(ERRORS).param(id).query(BadLine.class).list();
		return this.database.sql(FIND).param(id).query((row, number) -> ImportStatus.of(row, errors)).optional();
	}

	/** Cancels an import or begins to undo it; does nothing if it has ended otherwise. */
	void end(UUID id) {
		Outage.duringChange(() -> this.database.sql(END).param(id).update());
	}

}
