package dev.counter.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import dev.counter.local.data.Directories;
import dev.counter.local.data.DirectoryFailure;
import dev.counter.local.data.Passwords;
import dev.counter.local.data.StartupException;
import dev.counter.local.process.CommandResult;

/**
 * Database cluster: the server's data directory ({@code PGDATA}), created by
 * {@code initdb}.
 */
record DatabaseCluster(Path directory, PostgresBinaries binaries, PostgresAccount account) {

	static final String SUPERUSER = "postgres";

	/** The name of the superuser's password in {@link Passwords}. */
	static final String SUPERUSER_PASSWORD = "superuser";

	static final String LOOPBACK = "127.0.0.1";

	/** An alternative to repairing a directory whose data may be intact. */
	static final String OTHER_FOLDER = "start with an empty database in another folder: -Dcounter.data=FOLDER.";

	/** Creates the cluster, or checks that an existing one belongs to these binaries. */
	void createIfMissing(Passwords passwords) throws IOException {
		if (!Files.exists(this.directory)) {
			Directories.createAtomically(this.directory, (unfinished) -> initialize(unfinished, passwords));
		}
		restrictAccess();
		String major = majorVersion();
		if (!major.equals(this.binaries.major())) {
			throw new StartupException(
					"%s belongs to PostgreSQL %s, this release brings %s: dump it with that version, or "
						.formatted(this.directory, major, this.binaries.major()) + OTHER_FOLDER);
		}
		this.account.own(this.directory);
	}

	/** PostgreSQL refuses a data directory that other users can read. */
	private void restrictAccess() throws IOException {
		if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(this.directory)).equals("rwx------")) {
			Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwx------"));
		}
	}

	private String majorVersion() throws IOException {
		try {
			return Files.readString(this.directory.resolve("PG_VERSION")).strip();
		}
		catch (NoSuchFileException ex) {
			throw new StartupException(this.directory
					+ " holds no complete database, PG_VERSION is missing: restore it, or " + OTHER_FOLDER, ex);
		}
	}

	private void initialize(Path unfinished, Passwords passwords) throws IOException {
		Path passwordFile = Files.createTempFile(unfinished.getParent(), "superuser", ".txt");
		try {
			Files.writeString(passwordFile, passwords.of(SUPERUSER_PASSWORD));
			this.account.own(passwordFile);
			this.account.own(unfinished);
			CommandResult result = CommandResult.of(this.account
				.command(List.of(this.binaries.program("initdb"), "--pgdata", unfinished.toString(), "--username",
						SUPERUSER, "--pwfile", passwordFile.toString(), "--auth", "scram-sha-256", "--encoding", "UTF8",
						"--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8")));
			if (result.exitCode() != 0) {
				List<String> lines = result.output().lines().toList();
				throw DirectoryFailure.of(this.directory, lines, new StartupException(
						"PostgreSQL cannot create a database in " + unfinished + ": " + lines.get(lines.size() - 1)));
			}
		}
		finally {
			Files.delete(passwordFile);
		}
	}

	/** Replaces the server's configuration and its access rules at each start. */
	void configure(int port) throws IOException {
		write("postgresql.conf", """
				listen_addresses = '%s'
				port = %s
				unix_socket_directories = ''
				fsync = on
				synchronous_commit = on
				full_page_writes = on
				password_encryption = 'scram-sha-256'
				shared_buffers = 128MB
				max_wal_size = 512MB
				timezone = 'UTC'
				log_timezone = 'UTC'
				lc_messages = 'C'
				log_line_prefix = '%%m [%%p] %%q%%u@%%d '
				""".formatted(LOOPBACK, port));
		write("pg_hba.conf", "host all all %s/32 scram-sha-256\n".formatted(LOOPBACK));
	}

	private void write(String name, String text) throws IOException {
		Path file = Files.writeString(this.directory.resolve(name), text);
		this.account.own(file);
	}

}
