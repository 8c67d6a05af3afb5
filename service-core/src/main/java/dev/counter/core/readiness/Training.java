package dev.counter.core.readiness;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;

import dev.counter.contract.Health;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Ends a process that only runs to be trained, once it is ready and has answered what can
 * be answered without a database: what that loads belongs to the cache as well.
 */
class Training implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

	private static final Log log = LogFactory.getLog(Training.class);

	private static final int ATTEMPTS = 20;

	private static final int ANSWERS = 5;

	private final WarmUp warmUp;

	private final Service service;

	private final Environment environment;

	Training(WarmUp warmUp, Service service, Environment environment) {
		this.warmUp = warmUp;
		this.service = service;
		this.environment = environment;
	}

	@Override
	public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
		if (StartCommand.isTraining() && event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
			new Thread(this::train, "training").start();
		}
	}

	/** Whatever happens, the process ends: whoever trains waits for it. */
	private void train() {
		int status = 1;
		try {
			status = isTrained() ? 0 : 1;
		}
		catch (URISyntaxException | RuntimeException ex) {
			log.error("Not trained", ex);
		}
		finally {
			Runtime.getRuntime().halt(status);
		}
	}

	/** The first answers may come before every listener knows of the readiness. */
	private boolean isTrained() throws URISyntaxException {
		URI page = at("local.server.port", this.service.page());
		URI readiness = at("local.management.port", Health.READINESS);
		int answers = 0;
		for (int attempt = 0; attempt < ATTEMPTS && answers < ANSWERS; attempt++) {
			answers += isAnswered(page, readiness) ? 1 : 0;
		}
		return answers == ANSWERS;
	}

	private static boolean isAnswered(URI page, URI readiness) {
		try {
			int shown = WarmUp.ask(page, null);
			int ready = WarmUp.ask(readiness, null);
			log.info("Answers without a database: page " + shown + ", readiness " + ready);
			return shown == HttpURLConnection.HTTP_UNAVAILABLE && ready == HttpURLConnection.HTTP_OK;
		}
		catch (IOException ex) {
			log.warn("No answer: " + ex);
			return false;
		}
	}

	private URI at(String port, String path) throws URISyntaxException {
		return this.warmUp.at(this.environment.getRequiredProperty(port, Integer.class), path);
	}

}
