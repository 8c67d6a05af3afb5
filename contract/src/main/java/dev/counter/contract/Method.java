package dev.counter.contract;

/**
 * The HTTP methods that endpoints take; {@code HEAD} works wherever {@code GET} does.
 */
public enum Method {

	GET, POST

}
