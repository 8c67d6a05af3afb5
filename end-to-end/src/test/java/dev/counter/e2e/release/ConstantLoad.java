package dev.counter.e2e.release;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import dev.counter.contract.Headers;
import dev.counter.contract.Routes;
import dev.counter.contract.Routing;
import dev.counter.contract.Service;
import dev.counter.e2e.Answer;
import dev.counter.e2e.Client;

/**
 * Clients that ask all three services all the time, whatever happens, and write down what
 * came back.
 */
final class ConstantLoad {

	private static final int CLIENTS = 8;

	private static final int RESET_EVERY = 1000;

	/** Of these an add is one in five. */
	private static final List<String> ASKED = List.of(Routes.ADD_NUMBER, Routes.ADDER, Routes.TOTAL, Routes.DISPLAY,
			Routes.RESET);

	private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private final Map<Service, Set<String>> releases = new ConcurrentHashMap<>();

	private final AtomicLong begun = new AtomicLong();

	private final AtomicLong answered = new AtomicLong();

	private final AtomicLong added = new AtomicLong();

	private final AtomicLong removed = new AtomicLong();

	private final Client client;

	private ConstantLoad(Client client) {
		this.client = client;
	}

	/**
	 * Starts the clients.
	 * @param client how they ask
	 * @param pause from one request of a client to its next
	 */
	static ConstantLoad on(Client client, Duration pause) {
		ConstantLoad load = new ConstantLoad(client);
		for (int number = 0; number < CLIENTS; number++) {
			load.clients.scheduleAtFixedRate(load::ask, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
		}
		return load;
	}

	private void ask() {
		long number = this.begun.getAndIncrement();
		String path = ASKED.get((int) (number % ASKED.size()));
		try {
			if (number % RESET_EVERY == RESET_EVERY - 1) {
				Answer answer = note(Service.RESET, Routes.RESET_TABLE, this.client.reset());
				this.removed.addAndGet(answer.json().get("removed").asLong());
			}
			else if (path.equals(Routes.ADD_NUMBER)) {
				note(Service.ADDER, path, this.client.add("1"));
				this.added.incrementAndGet();
			}
			else {
				note(Routing.serviceFor(path), path, this.client.get(path));
			}
		}
		catch (RuntimeException ex) {
			this.failures.add(path + ": " + ex);
		}
	}

	private Answer note(Service service, String path, Answer answer) {
		if (answer.status() != 200) {
			throw new IllegalStateException(answer.status() + " " + answer.body());
		}
		this.answered.incrementAndGet();
		this.releases.computeIfAbsent(service, (absent) -> ConcurrentHashMap.newKeySet())
			.add(answer.header(Headers.RELEASE));
		return answer;
	}

	/** How many requests were answered as they should be. */
	long answered() {
		return this.answered.get();
	}

	/**
	 * Ends the clients, each after its last answer.
	 */
	Result stop() {
		this.clients.shutdown();
		try {
			if (!this.clients.awaitTermination(1, TimeUnit.MINUTES)) {
				throw new IllegalStateException("A client waits for its answer");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		return new Result(this.begun.get(), this.answered.get(), List.copyOf(this.failures), this.added.get(),
				this.removed.get(),
				this.releases.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> Set.copyOf(entry.getValue()))));
	}

	/**
	 * What came of it.
	 *
	 * @param requests how many were sent
	 * @param answered how many were answered with 200
	 * @param failures what happened to the others
	 * @param added how many adds were acknowledged
	 * @param removed how many entries resets said that they removed
	 * @param releases the releases that answered, for each service
	 */
	record Result(long requests, long answered, List<String> failures, long added, long removed,
			Map<Service, Set<String>> releases) {
	}

}
