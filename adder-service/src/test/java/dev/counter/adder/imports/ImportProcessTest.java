package dev.counter.adder.imports;

import java.util.UUID;

import javax.sql.DataSource;

import dev.counter.adder.RunningAdder;
import dev.counter.adder.Visitor;
import dev.counter.adder.commit.GroupCommit;
import dev.counter.contract.Limits;
import dev.counter.core.file.ObjectStore;
import dev.counter.core.settings.FilesProperties;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Processes that work on imports, stepped by the test. That of the service rests.
 */
@RunningAdder
abstract class ImportProcessTest {

	static final int LINES = 25 * Limits.IMPORT_CHUNK + 3;

	static final String SUM = String.valueOf((long) LINES * (LINES + 1) / 2);

	static final String INSERT = "INSERT INTO counter_entry (value, ip_address) VALUES (0.5, '192.0.2.7')";

	@Autowired
	private Visitor client;

	@Autowired
	private ObjectStore store;

	@Autowired
	private FilesProperties settings;

	@Autowired
	private GroupCommit adds;

	@Autowired
	private ImportWorker worker;

	@Autowired
	DataSource pool;

	@Autowired
	MigratedDatabase database;

	ImportFixture files;

	@BeforeEach
	void stopTheWorkerOfTheService() {
		this.files = new ImportFixture(this.client, this.store, this.database);
		this.worker.stop();
		this.database.clear();
	}

	@AfterEach
	void startTheWorkerOfTheService() {
		this.worker.start();
	}

	static ImportQueue process(DataSource connections) {
		return new ImportQueue(JdbcClient.create(connections), connections);
	}

	ImportRun run(ImportQueue process, DataSource connections) {
		return new ImportRun(process, new ImportChunks(new JdbcTemplate(connections), connections), this.store,
				this.settings, this.adds);
	}

	boolean isActive(String path) {
		UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
		return "t".equals(this.database.query("""
				SELECT CASE WHEN state IN ('waiting', 'checking', 'adding', 'undoing') THEN 't' END
				FROM import WHERE id = '%s'""".formatted(id)));
	}

}
