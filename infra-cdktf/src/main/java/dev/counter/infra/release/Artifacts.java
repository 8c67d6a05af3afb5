package dev.counter.infra.release;

import java.util.Locale;

import dev.counter.contract.Service;
import dev.counter.infra.Names;

/**
 * Locations of a release's artifacts: container images in ECR, the adder's archive in S3.
 */
public final class Artifacts {

	/** The part of the artifact bucket's name. */
	public static final String BUCKET = "artifacts";

	/** Every object of a release. */
	public static final String RELEASES = "releases/*";

	private Artifacts() {
	}

	/**
	 * The key of the adder's archive, a gzipped tar with {@code install.sh}.
	 * @param commit the release's commit, or a pattern
	 */
	public static String adderArchive(String commit) {
		return "releases/" + commit + "/" + Service.ADDER.module() + ".tar.gz";
	}

	/**
	 * The container images of a release.
	 */
	public enum Image {

		/** Applies the schema's migrations and ends. */
		MIGRATOR,

		/** The display service. */
		DISPLAY,

		/** The reset service. */
		RESET;

		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

		/** The name of the ECR repository: {@code counter/display}. */
		public String repository() {
			return Names.PROJECT + "/" + key();
		}

		public String repositoryArn(Names names) {
			return names.arn("ecr", "repository/" + repository());
		}

	}

}
