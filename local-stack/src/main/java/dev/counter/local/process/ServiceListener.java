package dev.counter.local.process;

import java.net.URI;

import dev.counter.contract.Service;

/**
 * Learns what becomes of the services.
 */
public interface ServiceListener {

	/**
	 * A service is ready for requests.
	 * @param service which one
	 * @param address where it takes them, for example {@code http://127.0.0.1:40123}
	 */
	void onReady(Service service, URI address);

	/**
	 * A service died or is being stopped: it gets no more requests.
	 * @param service which one
	 */
	void onDown(Service service);

	/**
	 * Something happened that a person should know.
	 * @param message one line
	 */
	void onNotice(String message);

}
