package dev.counter.benchmark;

/**
 * What one contestant reached in one turn.
 *
 * @param perSecond operations a second
 * @param median the median latency, in milliseconds
 * @param tail the 99th percentile of the latency, in milliseconds
 * @param errors operations that failed
 */
record Figure(double perSecond, double median, double tail, long errors) {

	/**
	 * Insists on answers that are none of a failure.
	 * @return this figure
	 */
	Figure requireNoErrors() {
		if (this.errors > 0) {
			throw new IllegalStateException(this.errors + " requests failed");
		}
		return this;
	}

}
