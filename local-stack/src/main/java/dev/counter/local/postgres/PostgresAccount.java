package dev.counter.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.security.auth.module.UnixSystem;
import dev.counter.local.data.StartupException;
import dev.counter.local.process.CommandResult;

/**
 * As whom PostgreSQL runs: it refuses root, so that root's start needs a detour.
 *
 * @param prefix what stands before each of PostgreSQL's commands
 * @param uid the user that its files belong to
 */
record PostgresAccount(List<String> prefix, long uid) {

	/** The user that owns nothing. */
	private static final long NOBODY = 65534;

	private static final List<String> USER_NAMESPACE = List.of("unshare", "-U");

	private static final List<String> LESSER_USER = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY,
			"--clear-groups");

	/**
	 * Finds a way that works here.
	 * @return the plain user as it is; for root a user namespace where it has no rights,
	 * or else another user
	 * @throws StartupException when root has no such way
	 */
	static PostgresAccount detect() {
		long uid = new UnixSystem().getUid();
		if (uid != 0) {
			return new PostgresAccount(List.of(), uid);
		}
		if (CommandResult.isGood(with(USER_NAMESPACE, List.of("id", "-un")))) {
			return new PostgresAccount(USER_NAMESPACE, uid);
		}
		return lesserUser();
	}

	static PostgresAccount lesserUser() {
		if (CommandResult.isGood(with(LESSER_USER, List.of("id", "-un")))) {
			return new PostgresAccount(LESSER_USER, NOBODY);
		}
		throw new StartupException(
				"PostgreSQL refuses to run as root, and neither `unshare -U` nor `setpriv` works here: "
						+ "start as a plain user.");
	}

	/**
	 * Makes sure that PostgreSQL can run a program that another user unpacked.
	 * @param program the program
	 * @throws StartupException when a folder above it is closed to this account
	 */
	void requireAccessTo(Path program) {
		if (!CommandResult.isGood(command(List.of("test", "-x", program.toString())))) {
			throw new StartupException(
					"PostgreSQL refuses to run as root, and the account " + this.uid + " cannot reach " + program
							+ ": start as a plain user, or choose a folder open to all with -Dcounter.data=FOLDER.");
		}
	}

	/**
	 * Puts the account before a command.
	 * @param command program and arguments
	 * @return the command that runs as this account
	 */
	List<String> command(List<String> command) {
		return with(this.prefix, command);
	}

	/**
	 * Hands a file or a folder with all in it to this account.
	 * @param path what to hand over
	 */
	void own(Path path) {
		try {
			if (((Number) Files.getAttribute(path, "unix:uid")).longValue() != this.uid) {
				CommandResult.of(List.of("chown", "-R", Long.toString(this.uid), path.toString()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> with(List<String> prefix, List<String> command) {
		List<String> all = new ArrayList<>(prefix);
		all.addAll(command);
		return List.copyOf(all);
	}

}
