package dev.counter.benchmark;

/**
 * Throughput and latency of one turn.
 *
 * @param perSecond operations a second
 * @param median the median latency, in milliseconds
 * @param tail the 99th percentile of the latency, in milliseconds
 * @param errors operations that failed
 */
record Figure(double perSecond, double median, double tail, long errors) {

	Figure requireNoErrors() {
		if (this.errors > 0) {
			throw new IllegalStateException(this.errors + " requests failed");
		}
		return this;
	}

}
