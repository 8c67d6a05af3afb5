package dev.counter.core.settings;

/**
 * How a log line looks.
 */
enum LogFormat {

	/** For readers. */
	PLAIN,

	/** For machines: one object a line, in the Elastic Common Schema. */
	JSON

}
