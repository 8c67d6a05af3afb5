package dev.counter.e2e.release;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;

import dev.counter.contract.Service;
import dev.counter.local.data.StartupException;
import dev.counter.local.process.ServiceDefinition;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.ServiceListener;
import dev.counter.local.process.ServiceProcess;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * One process of a service, as one task or machine is in AWS.
 */
final class Instance implements ServiceListener {

	private static final int LINES = 20;

	private final ServiceProcess process;

	private final LogFile log;

	private volatile @Nullable URI address;

	Instance(ServiceDefinition launch, Duration patience) {
		this.process = new ServiceProcess(launch, this, patience);
		this.log = launch.log();
	}

	/**
	 * Starts it and waits until it is ready.
	 * @throws StartupException when it never gets there
	 */
	Instance start() {
		try {
			this.process.start().join();
			return this;
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof StartupException failure) ? failure : ex;
		}
	}

	/** Starts it and waits until it says something. */
	void startUntilItSays(String text) {
		this.process.start();
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> this.log.tail(LINES).stream().anyMatch((line) -> line.contains(text)));
	}

	boolean isReady() {
		return this.address != null;
	}

	/** Where it takes requests. */
	URI address() {
		return Objects.requireNonNull(this.address, "never ready");
	}

	/** Ends it with the grace that it has in production. */
	void stop() {
		this.process.stop();
	}

	@Override
	public void onReady(Service service, URI where) {
		this.address = where;
	}

	@Override
	public void onDown(Service service) {
		// Who stops it took it out of service before.
	}

	@Override
	public void onNotice(String message) {
		System.out.println(message);
	}

}
