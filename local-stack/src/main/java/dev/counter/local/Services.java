package dev.counter.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import dev.counter.local.data.StartupException;
import dev.counter.contract.Service;
import dev.counter.frontdoor.Upstreams;
import dev.counter.local.data.DataDirectory;
import dev.counter.local.postgres.LocalDatabase;
import dev.counter.local.process.ServiceDefinition;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.ServiceListener;
import dev.counter.local.process.ServiceProcess;
import org.jspecify.annotations.Nullable;

/**
 * The three services, started and stopped side by side.
 */
final class Services implements ServiceListener {

	private static final Executor THREAD_EACH = (work) -> new Thread(work, "stop").start();

	private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);

	private final Set<Service> seen = ConcurrentHashMap.newKeySet();

	private final Upstreams upstreams;

	private final StartupProgress steps;

	private Services(Upstreams upstreams, StartupProgress steps) {
		this.upstreams = upstreams;
		this.steps = steps;
	}

	static Services prepare(Options options, Programs programs, DataDirectory folder, LocalDatabase database,
			Upstreams upstreams, StartupProgress steps) {
		Services services = new Services(upstreams, steps);
		Arrays.stream(Service.values())
			.parallel()
			.map((service) -> launch(service, options, programs, folder, database))
			.toList()
			.forEach((launch) -> services.processes.put(launch.service(),
					new ServiceProcess(launch, services, options.patience())));
		return services;
	}

	private static ServiceDefinition launch(Service service, Options options, Programs programs, DataDirectory folder,
			LocalDatabase database) {
		try {
			List<String> command = programs.command(service, folder.path().resolve("jars"));
			Map<String, String> environment = new HashMap<>(database.environment(service.role()));
			options.environment().forEach((variable, value) -> environment.put(variable.name(), value));
			return new ServiceDefinition(service, command, environment, folder.logs(),
					LogFile.begin(folder.logs(), service.key()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void start() {
		List<CompletableFuture<@Nullable Void>> starts = this.processes.values()
			.stream()
			.map(ServiceProcess::start)
			.toList();
		try {
			starts.forEach(CompletableFuture::join);
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof StartupException failure) ? failure : ex;
		}
	}

	void stop() {
		CompletableFuture
			.allOf(this.processes.values()
				.stream()
				.map((process) -> CompletableFuture.runAsync(process::stop, THREAD_EACH))
				.toArray(CompletableFuture[]::new))
			.join();
	}

	ServiceProcess of(Service service) {
		return Objects.requireNonNull(this.processes.get(service));
	}

	@Override
	public void onReady(Service service, URI address) {
		this.upstreams.open(service, address);
		this.steps.reached(service.key() + (this.seen.add(service) ? " is ready" : " is ready again"));
	}

	@Override
	public void onDown(Service service) {
		this.upstreams.close(service);
	}

	@Override
	public void onNotice(String message) {
		this.steps.say(message);
	}

}
