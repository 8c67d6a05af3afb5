package dev.counter.local;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.counter.contract.Service;
import dev.counter.frontdoor.Upstreams;
import dev.counter.local.data.StartupException;
import dev.counter.local.process.ServiceDefinition;
import dev.counter.local.process.ServiceListener;
import dev.counter.local.process.ServiceProcess;
import org.jspecify.annotations.Nullable;

/**
 * The supervised services, started and stopped in parallel; the front door routes to
 * those that are ready.
 */
final class Services implements ServiceListener {

	private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);

	private final Set<Service> seen = ConcurrentHashMap.newKeySet();

	private final Upstreams upstreams;

	private final StartupProgress progress;

	Services(Upstreams upstreams, StartupProgress progress) {
		this.upstreams = upstreams;
		this.progress = progress;
	}

	/** Prepares the programs in parallel: a first start extracts their jars. */
	void prepare(Function<Service, ServiceDefinition> definitions, Duration startTimeout) {
		Arrays.stream(Service.values())
			.parallel()
			.map(definitions)
			.toList()
			.forEach((definition) -> this.processes.put(definition.service(),
					new ServiceProcess(definition, this, startTimeout)));
	}

	/** Starts all services and waits until they are ready. */
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
				.map((process) -> CompletableFuture.runAsync(process::stop, (work) -> new Thread(work, "stop").start()))
				.toArray(CompletableFuture[]::new))
			.join();
	}

	ServiceProcess of(Service service) {
		return Objects.requireNonNull(this.processes.get(service), "not started");
	}

	@Override
	public void onReady(Service service, URI address) {
		this.upstreams.open(service, address);
		this.progress.report(service.key() + (this.seen.add(service) ? " is ready" : " is ready again"));
	}

	@Override
	public void onDown(Service service) {
		this.upstreams.close(service);
	}

	@Override
	public void onNotice(String message) {
		this.progress.print(message);
	}

}
