package dev.counter.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Concurrent clients that begin at the same moment.
 */
public final class ConcurrentClients {

	private ConcurrentClients() {
	}

	/**
	 * Runs one task per client, all at once, and waits for all.
	 * @param <T> the result of a client
	 * @param clients the number of clients
	 * @param task creates the task of a client by its number, from 0
	 * @return the results, by the clients' numbers
	 */
	public static <T> List<T> run(int clients, IntFunction<Callable<T>> task) {
		ExecutorService threads = Executors.newFixedThreadPool(clients);
		try {
			CountDownLatch start = new CountDownLatch(1);
			List<Future<T>> running = new ArrayList<>();
			for (int client = 0; client < clients; client++) {
				Callable<T> own = task.apply(client);
				running.add(threads.submit(() -> {
					start.await();
					return own.call();
				}));
			}
			start.countDown();
			List<T> results = new ArrayList<>();
			for (Future<T> future : running) {
				results.add(future.get());
			}
			return results;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (ExecutionException ex) {
			throw new AssertionError("A client failed: " + ex.getCause(), ex.getCause());
		}
		finally {
			threads.shutdownNow();
		}
	}

}
