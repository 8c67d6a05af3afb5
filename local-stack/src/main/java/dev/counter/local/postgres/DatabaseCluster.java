package dev.counter.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

import dev.counter.local.data.StartupException;
import dev.counter.local.data.DirectoryFailure;
import dev.counter.local.data.Directories;
import dev.counter.local.process.CommandResult;

/**
 * The folder of a database server: made once, then kept.
 *
 * @param folder the data folder, {@code PGDATA}
 * @param binaries the programs that work on it
 * @param account as whom they run
 */
record DatabaseCluster(Path folder, Binaries binaries, PostgresAccount account) {

	/** The superuser, whom no part of the system logs in as but its start. */
	static final String SUPERUSER = "postgres";

	static final String LOOPBACK = "127.0.0.1";

	/** How to begin anew without giving up data that may be whole. */
	static final String OTHER_FOLDER = "begin anew in another folder with -Dcounter.data=FOLDER.";

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	/**
	 * Makes the folder when it is missing.
	 * @param passwords gives the superuser's
	 * @throws StartupException when what is there is no data folder of this version
	 */
	void createIfMissing(Passwords passwords) throws IOException {
		if (!Files.exists(this.folder)) {
			Directories.createWhole(this.folder, (unfinished) -> initialize(unfinished, passwords));
		}
		closeToOthers();
		String major = version();
		if (!major.equals(this.binaries.major())) {
			throw new StartupException(
					"%s belongs to PostgreSQL %s, this release brings %s: dump it with that version, or "
						.formatted(this.folder, major, this.binaries.major()) + OTHER_FOLDER);
		}
		this.account.own(this.folder);
	}

	/** PostgreSQL refuses a data directory that others may enter. */
	private void closeToOthers() throws IOException {
		if (!Files.getPosixFilePermissions(this.folder).equals(OWNER_ONLY)) {
			Files.setPosixFilePermissions(this.folder, OWNER_ONLY);
		}
	}

	private String version() throws IOException {
		try {
			return Files.readString(this.folder.resolve("PG_VERSION")).strip();
		}
		catch (NoSuchFileException ex) {
			throw new StartupException(
					this.folder + " holds no whole database, PG_VERSION is missing: restore it, or " + OTHER_FOLDER,
					ex);
		}
	}

	private void initialize(Path unfinished, Passwords passwords) throws IOException {
		Path passwordFile = Files.createTempFile(unfinished.getParent(), "superuser", ".txt",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			Files.writeString(passwordFile, passwords.ofSuperuser());
			this.account.own(passwordFile);
			this.account.own(unfinished);
			CommandResult outcome = CommandResult.of(this.account
				.command(List.of(this.binaries.program("initdb"), "--pgdata", unfinished.toString(), "--username",
						SUPERUSER, "--pwfile", passwordFile.toString(), "--auth", "scram-sha-256", "--encoding", "UTF8",
						"--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8")));
			if (outcome.exit() != 0) {
				List<String> lines = outcome.output().lines().toList();
				throw DirectoryFailure.of(this.folder, lines,
						new StartupException("PostgreSQL cannot make a database in " + unfinished + ": "
								+ lines.stream().reduce("", (before, line) -> line)));
			}
		}
		finally {
			Files.delete(passwordFile);
		}
	}

	/**
	 * Writes the server's settings and its rules of access anew, so that neither depends
	 * on what an earlier release or a hand wrote.
	 * @param port where the server is to listen, on the loopback address alone
	 */
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
		Path file = this.folder.resolve(name);
		Files.writeString(file, text);
		this.account.own(file);
	}

}
