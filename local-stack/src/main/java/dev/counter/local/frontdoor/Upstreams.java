package dev.counter.local.frontdoor;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.counter.contract.Service;

/**
 * Where each service takes requests at the moment.
 */
public final class Upstreams {

	private final Map<Service, List<URI>> addresses = new ConcurrentHashMap<>();

	private final AtomicInteger turn = new AtomicInteger();

	/**
	 * Sends a service its requests from now on, to several instances in turn.
	 * @param service which one
	 * @param instances scheme, host and port of each, for example
	 * {@code http://127.0.0.1:40123}
	 */
	public void open(Service service, URI... instances) {
		this.addresses.put(service, List.of(instances));
	}

	/**
	 * Answers in a service's place from now on.
	 * @param service which one
	 */
	public void close(Service service) {
		this.addresses.remove(service);
	}

	/**
	 * Where a service takes requests.
	 * @param service which one
	 * @return the address of the instance whose turn it is, empty while it is down
	 */
	public Optional<URI> of(Service service) {
		return Optional.ofNullable(this.addresses.get(service))
			.map((instances) -> instances.get(Math.floorMod(this.turn.getAndIncrement(), instances.size())));
	}

}
