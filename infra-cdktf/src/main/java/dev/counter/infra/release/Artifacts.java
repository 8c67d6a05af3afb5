package dev.counter.infra.release;

import java.util.Locale;

import dev.counter.contract.Service;
import dev.counter.infra.Names;
import dev.counter.infra.settings.AccountSettings;

/**
 * Where a release's parts are: images in repositories, the adder's archive in a bucket.
 */
public final class Artifacts {

	/** The part of the artifact bucket's name that says what it holds. */
	public static final String BUCKET_PART = "artifacts";

	private static final String RELEASES = "releases/";

	private Artifacts() {
	}

	/**
	 * The bucket of release archives.
	 * @param account the account
	 * @return the bucket's name
	 */
	public static String bucket(AccountSettings account) {
		return Names.shared(account).ofBucket(BUCKET_PART);
	}

	/**
	 * The key of the adder's archive: a gzipped tar whose {@code install.sh} sets up the
	 * machine that it is unpacked on.
	 * @param commit the release's commit
	 * @return the object's key
	 */
	public static String adderArchive(String commit) {
		return RELEASES + commit + "/" + Service.ADDER.module() + ".tar.gz";
	}

	/**
	 * The keys of the records of releases, which are the values of the variables that a
	 * release sets.
	 * @return a pattern of keys in the artifact bucket
	 */
	public static String records() {
		return RELEASES + "*/release.tfvars.json";
	}

	/**
	 * The keys of everything that belongs to releases.
	 * @return a pattern of keys in the artifact bucket
	 */
	public static String releases() {
		return RELEASES + "*";
	}

	/**
	 * An image, of which each commit has one.
	 */
	public enum Image {

		/** Brings the schema up to date, and ends. */
		MIGRATOR,

		/** The display service. */
		DISPLAY,

		/** The reset service. */
		RESET;

		/**
		 * The image's short name.
		 * @return for example {@code display}
		 */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * The name of its repository.
		 * @return for example {@code counter/display}
		 */
		public String repository() {
			return Names.PROJECT + "/" + key();
		}

		/**
		 * What to pull.
		 * @param account whose registry has it
		 * @param digest {@code sha256:} and 64 hexadecimal digits
		 * @return the image's full name
		 */
		public String uri(AccountSettings account, String digest) {
			return account.id() + ".dkr.ecr." + account.region() + ".amazonaws.com/" + repository() + "@" + digest;
		}

	}

}
