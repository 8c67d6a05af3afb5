package dev.counter.core.readiness;

import org.jspecify.annotations.Nullable;

/**
 * A request that a service sends to itself before it is ready: it runs what visitors will
 * use and changes nothing.
 *
 * @param target path and query
 * @param form the form that is posted, {@code null} for a GET
 */
public record WarmUpRequest(String target, @Nullable String form) {

	/**
	 * A GET.
	 * @param target path and query
	 * @return the request
	 */
	public static WarmUpRequest get(String target) {
		return new WarmUpRequest(target, null);
	}

}
