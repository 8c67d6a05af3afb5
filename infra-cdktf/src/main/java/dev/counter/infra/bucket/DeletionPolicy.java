package dev.counter.infra.bucket;

/**
 * Whether Terraform may delete a bucket.
 */
public enum DeletionPolicy {

	/** {@code prevent_destroy}: never. */
	PREVENT_DESTROY,

	/** An empty bucket only. */
	ONLY_IF_EMPTY,

	/** {@code force_destroy}: with its objects. */
	FORCE_DESTROY;

	/** For logs, which the pipeline must not delete when they are protected. */
	public static DeletionPolicy ofLogs(boolean areProtected) {
		return areProtected ? ONLY_IF_EMPTY : FORCE_DESTROY;
	}

}
