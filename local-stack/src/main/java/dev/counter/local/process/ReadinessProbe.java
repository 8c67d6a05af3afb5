package dev.counter.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

import dev.counter.contract.Health;

/**
 * Asks a service whether it may get requests.
 */
final class ReadinessProbe {

	private static final int TIMEOUT_MILLIS = 2000;

	private ReadinessProbe() {
	}

	static boolean of(String host, int managementPort) {
		try {
			HttpURLConnection connection = (HttpURLConnection) URI
				.create("http://" + host + ":" + managementPort + Health.READINESS)
				.toURL()
				.openConnection(java.net.Proxy.NO_PROXY);
			connection.setConnectTimeout(TIMEOUT_MILLIS);
			connection.setReadTimeout(TIMEOUT_MILLIS);
			try {
				return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
			}
			finally {
				connection.disconnect();
			}
		}
		catch (IOException ex) {
			return false;
		}
	}

}
