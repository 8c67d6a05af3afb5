package dev.counter.schema;

import java.util.List;
import java.util.Set;

import dev.counter.contract.DatabaseRole;

/**
 * Statements on the tables of files and imports, and the roles other than the owner that
 * can run them.
 */
final class FileStatements {

	static final List<Statement> ALL = List.of(
			new Statement("SELECT * FROM file", Set.of(DatabaseRole.ADDER, DatabaseRole.OPERATOR)),
			new Statement("SELECT id, name, etag, network FROM file",
					Set.of(DatabaseRole.ADDER, DatabaseRole.DISPLAY, DatabaseRole.OPERATOR)),
			new Statement("UPDATE file SET state = 'deleted'", Set.of(DatabaseRole.ADDER, DatabaseRole.DISPLAY)),
			new Statement("UPDATE file SET object_key = 'x', created_at = now()", Set.of()),
			new Statement("DELETE FROM file", Set.of(DatabaseRole.ADDER, DatabaseRole.DISPLAY)),
			new Statement("SELECT * FROM import", Set.of(DatabaseRole.ADDER, DatabaseRole.OPERATOR)),
			new Statement("SELECT number, state, added, removed FROM import",
					Set.of(DatabaseRole.ADDER, DatabaseRole.DISPLAY, DatabaseRole.OPERATOR)),
			new Statement("UPDATE import SET state = 'done', lines = 1", Set.of(DatabaseRole.ADDER)),
			new Statement("UPDATE import SET removed = 0", Set.of()),
			new Statement("DELETE FROM import_error", Set.of(DatabaseRole.ADDER)),
			new Statement("SELECT counter_undo_import(number, 1) FROM import", Set.of(DatabaseRole.ADDER)),
			new Statement("SELECT nextval('import_number_seq')", Set.of()),
			new Statement("COPY counter_entry (value, ip_address, added_at) FROM STDIN", Set.of()));

	private FileStatements() {
	}

}
