package dev.counter.contract;

/**
 * HTTP methods of endpoints; HEAD is allowed with GET.
 */
public enum Method {

	GET, POST, PUT, DELETE

}
