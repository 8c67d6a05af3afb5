package dev.counter.local;

/**
 * Where a person follows what happens.
 */
@FunctionalInterface
public interface Console {

	/**
	 * Tells something.
	 * @param line one line
	 */
	void say(String line);

}
