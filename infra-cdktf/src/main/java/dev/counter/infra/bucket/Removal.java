package dev.counter.infra.bucket;

/**
 * When Terraform deletes a bucket.
 */
public enum Removal {

	/** Never. */
	REFUSED,

	/** Once it is empty; Terraform does not empty it. */
	WHEN_EMPTY,

	/** With all that is in it. */
	WITH_CONTENT;

	/**
	 * For logs.
	 * @param kept whether the pipeline must not empty their bucket
	 * @return how such a bucket goes
	 */
	public static Removal ofLogs(boolean kept) {
		return kept ? WHEN_EMPTY : WITH_CONTENT;
	}

}
