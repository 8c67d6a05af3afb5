package dev.counter.infra.bucket;

/**
 * When Terraform deletes a bucket.
 */
public enum DeletionPolicy {

	/** Never. */
	PREVENT_DESTROY,

	/** Once it is empty; Terraform does not empty it. */
	ONLY_IF_EMPTY,

	/** With all that is in it. */
	FORCE_DESTROY;

	/**
	 * For logs.
	 * @param kept whether the pipeline must not empty their bucket
	 * @return how such a bucket goes
	 */
	public static DeletionPolicy ofLogs(boolean kept) {
		return kept ? ONLY_IF_EMPTY : FORCE_DESTROY;
	}

}
