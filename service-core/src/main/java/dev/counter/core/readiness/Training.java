package dev.counter.core.readiness;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

import dev.counter.contract.Health;
import dev.counter.contract.StartCommand;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * AOT cache training run: ends the process once it is ready and has sent the responses
 * that need no database, so that the cache has their classes.
 */
class Training implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

	private static final Log log = LogFactory.getLog(Training.class);

	private static final int ATTEMPTS = 20;

	private static final int RESPONSES = 5;

	private final WarmUp warmUp;

	private final Environment environment;

	Training(WarmUp warmUp, Environment environment) {
		this.warmUp = warmUp;
		this.environment = environment;
	}

	@Override
	public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
		if (StartCommand.isTraining() && event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
			new Thread(this::train, "training").start();
		}
	}

	/** Always ends the process: the build waits for its exit. */
	private void train() {
		int status = 1;
		try {
			status = isTrained() ? 0 : 1;
		}
		catch (RuntimeException ex) {
			log.error("Training failed", ex);
		}
		finally {
			Runtime.getRuntime().halt(status);
		}
	}

	/** Several attempts: the first responses may precede the readiness state. */
	private boolean isTrained() {
		URI server = server("local.server.port");
		URI management = server("local.management.port");
		int responses = 0;
		for (int attempt = 0; attempt < ATTEMPTS && responses < RESPONSES; attempt++) {
			responses += isAsExpected(server, management) ? 1 : 0;
		}
		return responses == RESPONSES;
	}

	private boolean isAsExpected(URI server, URI management) {
		try {
			int page = this.warmUp.page().send(server);
			int readiness = WarmUpRequest.get(Health.READINESS).send(management);
			log.info("Responses without a database: page " + page + ", readiness " + readiness);
			return page == HttpURLConnection.HTTP_UNAVAILABLE && readiness == HttpURLConnection.HTTP_OK;
		}
		catch (IOException ex) {
			log.warn("No response: " + ex);
			return false;
		}
	}

	private URI server(String port) {
		return this.warmUp.server(this.environment.getRequiredProperty(port, Integer.class));
	}

}
