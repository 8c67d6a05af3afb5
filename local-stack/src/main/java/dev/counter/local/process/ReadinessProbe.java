package dev.counter.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/**
 * Readiness probe of a child process.
 */
public final class ReadinessProbe {

	private static final int TIMEOUT_MILLIS = 2000;

	private ReadinessProbe() {
	}

	/** Whether an address answers 200. */
	public static boolean isReady(URI address) {
		try {
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
