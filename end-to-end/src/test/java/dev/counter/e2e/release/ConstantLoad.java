package dev.counter.e2e.release;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.counter.contract.Headers;
import dev.counter.contract.Routes;
import dev.counter.contract.Routing;
import dev.counter.contract.Service;
import dev.counter.testsupport.http.TestClient;

/**
 * Constant load of all three services at a fixed rate, which records every response.
 */
final class ConstantLoad {

	private static final int CLIENTS = 8;

	private static final int RESET_EVERY = 1000;

	/** One request in five is an add. */
	private static final List<String> PATHS = List.of(Routes.ADD_NUMBER, Routes.ADDER, Routes.TOTAL, Routes.DISPLAY,
			Routes.RESET);

	private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private final Map<Service, Set<String>> releases = new ConcurrentHashMap<>();

	private final AtomicLong requests = new AtomicLong();

	private final AtomicLong answered = new AtomicLong();

	private final AtomicLong added = new AtomicLong();

	private final AtomicLong removed = new AtomicLong();

	private final TestClient client;

	private ConstantLoad(TestClient client) {
		this.client = client;
	}

	/** Starts the clients, each of which pauses between two requests. */
	static ConstantLoad start(TestClient client, Duration pause) {
		ConstantLoad load = new ConstantLoad(client);
		for (int number = 0; number < CLIENTS; number++) {
			load.clients.scheduleAtFixedRate(load::send, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
		}
		return load;
	}

	private void send() {
		long number = this.requests.getAndIncrement();
		String path = PATHS.get((int) (number % PATHS.size()));
		try {
			if (number % RESET_EVERY == RESET_EVERY - 1) {
				HttpResponse<String> response = record(Service.RESET, this.client.reset());
				this.removed.addAndGet(TestClient.json(response).get("removed").asLong());
			}
			else if (path.equals(Routes.ADD_NUMBER)) {
				record(Service.ADDER, this.client.add("1"));
				this.added.incrementAndGet();
			}
			else {
				record(Routing.serviceFor(path), this.client.get(path));
			}
		}
		catch (RuntimeException ex) {
			this.failures.add(path + ": " + ex);
		}
	}

	private HttpResponse<String> record(Service service, HttpResponse<String> response) {
		if (response.statusCode() != 200) {
			throw new IllegalStateException(response.statusCode() + " " + response.body());
		}
		this.answered.incrementAndGet();
		this.releases.computeIfAbsent(service, (absent) -> ConcurrentHashMap.newKeySet())
			.add(TestClient.header(response, Headers.RELEASE));
		return response;
	}

	/** The number of responses with status 200 so far. */
	long answered() {
		return this.answered.get();
	}

	/** Ends the clients, each after its last response. */
	Result stop() {
		this.clients.shutdown();
		try {
			if (!this.clients.awaitTermination(1, TimeUnit.MINUTES)) {
				throw new IllegalStateException("A client still waits for a response");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		return new Result(this.requests.get(), this.answered.get(), List.copyOf(this.failures), this.added.get(),
				this.removed.get(), new TreeMap<>(this.releases));
	}

	/**
	 * The recorded responses.
	 *
	 * @param requests the number of requests
	 * @param answered the number of responses with status 200
	 * @param failures the other responses
	 * @param added the number of acknowledged adds
	 * @param removed the number of entries that resets removed
	 * @param releases the releases that answered, by service
	 */
	record Result(long requests, long answered, List<String> failures, long added, long removed,
			Map<Service, Set<String>> releases) {
	}

}
