package dev.counter.testsupport.system;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;

import dev.counter.contract.Service;
import dev.counter.local.data.StartupException;
import dev.counter.local.process.ProcessSignal;
import dev.counter.local.process.ServiceDefinition;
import dev.counter.local.process.ServiceListener;
import dev.counter.local.process.ServiceProcess;
import org.jspecify.annotations.Nullable;

/**
 * One process of a service, as one task or virtual machine is in AWS.
 */
public final class Instance implements ServiceListener {

	private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

	private static final int TAIL_LINES = 20;

	private final ServiceDefinition definition;

	private final Runnable onReady;

	private ServiceProcess process;

	private volatile @Nullable URI address;

	Instance(ServiceDefinition definition, Runnable onReady) {
		this.definition = definition;
		this.onReady = onReady;
		this.process = new ServiceProcess(definition, this, START_TIMEOUT);
	}

	/**
	 * Starts the process and waits until it is ready.
	 * @throws StartupException when it does not get ready
	 */
	public synchronized Instance start() {
		try {
			this.process.start().join();
			return this;
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof StartupException failure) ? failure : ex;
		}
	}

	/** Starts the process without waiting for it. */
	public synchronized void startInBackground() {
		this.process.start();
	}

	/** SIGKILL, and a new start; returns when that is ready. */
	public synchronized void kill() {
		process().destroyForcibly();
		restart();
	}

	/** Graceful shutdown, and a new start; returns when that is ready. */
	public synchronized void restart() {
		stop();
		this.process = new ServiceProcess(this.definition, this, START_TIMEOUT);
		start();
	}

	/** SIGSTOP: the process keeps its connections and answers nothing. */
	public void freeze() {
		ProcessSignal.STOP.sendTo(process());
	}

	/** SIGCONT. */
	public void resume() {
		ProcessSignal.CONT.sendTo(process());
	}

	/** Graceful shutdown. */
	public synchronized void stop() {
		this.process.stop();
	}

	public Service service() {
		return this.definition.service();
	}

	public boolean isReady() {
		return this.address != null;
	}

	/** The address of its last start. */
	public URI address() {
		return Objects.requireNonNull(this.address, "never ready");
	}

	/** The running process, another after each start. */
	public synchronized ProcessHandle process() {
		return this.process.handle().orElseThrow();
	}

	/** Whether one of the last lines of its log contains a text. */
	public boolean hasLogged(String text) {
		return this.definition.log().tail(TAIL_LINES).stream().anyMatch((line) -> line.contains(text));
	}

	@Override
	public void onReady(Service service, URI where) {
		this.address = where;
		this.onReady.run();
	}

	@Override
	public void onDown(Service service) {
		// It stays registered: an unplanned death surprises the front door in AWS too.
	}

	@Override
	public void onNotice(String message) {
		System.out.println(message);
	}

}
