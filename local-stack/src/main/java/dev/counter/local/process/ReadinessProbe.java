package dev.counter.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

import dev.counter.contract.Health;

/**
 * Readiness probe of a service's management port.
 */
final class ReadinessProbe {

	private static final int TIMEOUT_MILLIS = 2000;

	private ReadinessProbe() {
	}

	static boolean isReady(String host, int managementPort) {
		try {
			URI address = URI.create("http://" + host + ":" + managementPort + Health.READINESS);
			HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
			connection.setConnectTimeout(TIMEOUT_MILLIS);
			connection.setReadTimeout(TIMEOUT_MILLIS);
			int status = connection.getResponseCode();
			connection.disconnect();
			return status == HttpURLConnection.HTTP_OK;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
