package dev.counter.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.security.auth.module.UnixSystem;
import dev.counter.local.data.StartupException;
import dev.counter.local.process.CommandResult;

/**
 * User account of the server: PostgreSQL refuses to run as root.
 *
 * @param prefix the command that changes the account
 * @param uid the owner of the server's files
 */
record PostgresAccount(List<String> prefix, long uid) {

	private static final long NOBODY = 65534;

	private static final List<String> USER_NAMESPACE = List.of("unshare", "-U");

	private static final List<String> UNPRIVILEGED = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY,
			"--clear-groups");

	/** The current user; for root a user namespace, or else the account of nobody. */
	static PostgresAccount detect() {
		PostgresAccount current = new PostgresAccount(List.of(), new UnixSystem().getUid());
		PostgresAccount namespace = new PostgresAccount(USER_NAMESPACE, current.uid());
		return (current.uid() != 0) ? current : namespace.works() ? namespace : unprivileged();
	}

	static PostgresAccount unprivileged() {
		PostgresAccount nobody = new PostgresAccount(UNPRIVILEGED, NOBODY);
		if (nobody.works()) {
			return nobody;
		}
		throw new StartupException("PostgreSQL refuses to run as root, and neither `unshare -U` nor `setpriv` works "
				+ "here: start as a plain user.");
	}

	private boolean works() {
		return CommandResult.succeeds(command(List.of("id", "-un")));
	}

	/**
	 * Requires that this account can run a program in a directory of the current user.
	 */
	void requireAccessTo(Path program) {
		if (!CommandResult.succeeds(command(List.of("test", "-x", program.toString())))) {
			throw new StartupException(
					"PostgreSQL refuses to run as root, and the account " + this.uid + " cannot reach " + program
							+ ": start as a plain user, or choose a folder open to all with -Dcounter.data=FOLDER.");
		}
	}

	List<String> command(List<String> command) {
		List<String> all = new ArrayList<>(this.prefix);
		all.addAll(command);
		return all;
	}

	/** Changes the owner of a file, or of a directory with its content. */
	void own(Path path) throws IOException {
		if (((Number) Files.getAttribute(path, "unix:uid")).longValue() != this.uid) {
			CommandResult.of(List.of("chown", "-R", Long.toString(this.uid), path.toString()));
		}
	}

}
