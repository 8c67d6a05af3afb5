package dev.counter.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.counter.contract.Service;
import dev.counter.local.process.ServiceDefinition;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.ServiceListener;
import dev.counter.local.process.ServiceProcess;
import dev.counter.local.process.ProcessSignal;

/**
 * A service's process that can be killed, held or stopped at any moment, and is started
 * again at once.
 */
final class Victim implements ServiceListener {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final ServiceDefinition launch;

	private final Consumer<URI> upstream;

	private ServiceProcess process;

	private volatile URI address = URI.create("http://127.0.0.1:1");

	Victim(Service service, String name, List<String> command, Map<String, String> environment, Path logs,
			Consumer<URI> upstream) {
		try {
			this.launch = new ServiceDefinition(service, command, environment, logs, LogFile.begin(logs, name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.upstream = upstream;
		this.process = new ServiceProcess(this.launch, this, PATIENCE);
	}

	/** Starts it and waits until it is ready. */
	synchronized void start() {
		this.process.start().join();
	}

	/** Ends it without a warning, and starts it again. */
	synchronized void kill() {
		this.process.handle().ifPresent(ProcessHandle::destroyForcibly);
		again();
	}

	/** Asks it to end, as a release does, and starts it again. */
	synchronized void stopInOrder() {
		again();
	}

	private void again() {
		this.process.stop();
		this.process = new ServiceProcess(this.launch, this, PATIENCE);
		start();
	}

	/** Holds it where it is. */
	synchronized void freeze(Runnable meanwhile) {
		ProcessHandle handle = this.process.handle().orElseThrow();
		ProcessSignal.STOP.sendTo(handle);
		try {
			meanwhile.run();
		}
		finally {
			ProcessSignal.CONT.sendTo(handle);
		}
	}

	synchronized void stop() {
		this.process.stop();
	}

	URI address() {
		return this.address;
	}

	@Override
	public void onReady(Service service, URI where) {
		this.address = where;
		this.upstream.accept(where);
	}

	@Override
	public void onDown(Service service) {
		// Who asks it meanwhile is told so by the front door, or finds nobody.
	}

	@Override
	public void onNotice(String message) {
		// Its death is no news.
	}

}
