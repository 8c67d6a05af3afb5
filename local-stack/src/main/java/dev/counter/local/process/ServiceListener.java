package dev.counter.local.process;

import java.net.URI;

import dev.counter.contract.Service;

/**
 * Lifecycle events of the services.
 */
public interface ServiceListener {

	/**
	 * A service accepts requests at an address, for example
	 * {@code http://127.0.0.1:40123}.
	 */
	void onReady(Service service, URI address);

	/** A service has exited or is being stopped: it gets no more requests. */
	void onDown(Service service);

	/** A message for the user, one line. */
	void onNotice(String message);

}
