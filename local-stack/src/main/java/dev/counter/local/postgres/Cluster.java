package dev.counter.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import dev.counter.local.failure.StartFailure;
import dev.counter.local.folder.Folders;
import dev.counter.local.process.Outcome;

/**
 * The folder of a database server: made once, then kept.
 *
 * @param folder the data folder, {@code PGDATA}
 * @param binaries the programs that work on it
 * @param account as whom they run
 */
record Cluster(Path folder, Binaries binaries, Account account) {

	/** The superuser, whom no part of the system logs in as but its start. */
	static final String SUPERUSER = "postgres";

	static final String LOOPBACK = "127.0.0.1";

	/**
	 * Makes the folder when it is missing.
	 * @param passwords gives the superuser's
	 * @throws StartFailure when what is there is no data folder of this version
	 */
	void createIfMissing(Passwords passwords) throws IOException {
		if (!Files.exists(this.folder)) {
			Folders.createWhole(this.folder, (unfinished) -> initialize(unfinished, passwords));
		}
		Path versionFile = this.folder.resolve("PG_VERSION");
		if (!Files.exists(versionFile)) {
			throw new StartFailure(this.folder + " holds no whole database, PG_VERSION is missing: "
					+ "restore it, or move that folder away to begin with an empty one.");
		}
		String major = Files.readString(versionFile).strip();
		if (!major.equals(this.binaries.major())) {
			throw new StartFailure("%s belongs to PostgreSQL %s, this release brings %s: dump it with that version, or "
				.formatted(this.folder, major, this.binaries.major())
					+ "move the folder away to begin with an empty one.");
		}
		this.account.own(this.folder);
	}

	private void initialize(Path unfinished, Passwords passwords) throws IOException {
		Path passwordFile = Files.createTempFile(unfinished.getParent(), "superuser", ".txt",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			Files.writeString(passwordFile, passwords.ofSuperuser());
			this.account.own(passwordFile);
			this.account.own(unfinished);
			Outcome outcome = Outcome.of(this.account
				.command(List.of(this.binaries.program("initdb"), "--pgdata", unfinished.toString(), "--username",
						SUPERUSER, "--pwfile", passwordFile.toString(), "--auth", "scram-sha-256", "--encoding", "UTF8",
						"--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8")));
			if (outcome.exit() != 0) {
				throw new StartFailure("PostgreSQL cannot make a database in " + unfinished + ": "
						+ outcome.output().lines().reduce("", (before, line) -> line));
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
				port = %d
				unix_socket_directories = ''
				fsync = on
				synchronous_commit = on
				full_page_writes = on
				password_encryption = 'scram-sha-256'
				shared_buffers = 128MB
				max_wal_size = 512MB
				timezone = 'UTC'
				log_timezone = 'UTC'
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
