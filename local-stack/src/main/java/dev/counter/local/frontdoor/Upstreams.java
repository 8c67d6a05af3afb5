package dev.counter.local.frontdoor;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.counter.contract.Service;

/**
 * Where each service takes requests at the moment.
 */
public final class Upstreams {

	private final Map<Service, URI> addresses = new ConcurrentHashMap<>();

	/**
	 * Sends a service its requests from now on.
	 * @param service which one
	 * @param address scheme, host and port, for example {@code http://127.0.0.1:40123}
	 */
	public void open(Service service, URI address) {
		this.addresses.put(service, address);
	}

	/**
	 * Answers in a service's place from now on.
	 * @param service which one
	 */
	public void close(Service service) {
		this.addresses.remove(service);
	}

	Optional<URI> of(Service service) {
		return Optional.ofNullable(this.addresses.get(service));
	}

}
