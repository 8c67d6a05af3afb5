package dev.counter.frontdoor;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.counter.contract.Service;

/**
 * Upstream registry: the addresses of each service's instances, which may change at any
 * time.
 */
public final class Upstreams {

	private final Map<Service, List<URI>> addresses = new ConcurrentHashMap<>();

	private final AtomicInteger requests = new AtomicInteger();

	/**
	 * Registers the instances of a service, for example {@code http://127.0.0.1:40123}.
	 */
	public void open(Service service, URI... instances) {
		this.addresses.put(service, List.of(instances));
	}

	/** Removes all instances of a service: its requests are answered with 503. */
	public void close(Service service) {
		this.addresses.remove(service);
	}

	/** Round robin: the next instance of a service, empty while it has none. */
	public Optional<URI> of(Service service) {
		return Optional.ofNullable(this.addresses.get(service))
			.map((instances) -> instances.get(Math.floorMod(this.requests.getAndIncrement(), instances.size())));
	}

}
