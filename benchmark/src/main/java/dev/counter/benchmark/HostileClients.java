package dev.counter.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Clients that exhaust a server which gives each of them a thread. Those that are
 * disconnected come back.
 */
final class HostileClients implements AutoCloseable {

	private static final long TICK_MILLIS = 100;

	private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

	private static final int RECEIVE_BUFFER_BYTES = 2048;

	private static final int PIPELINED = 100;

	private static final String POST = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

	private static final String ADD = "{\"number\": \"1.5\"}";

	private final List<Client> clients;

	private final Thread thread = new Thread(this::run, "hostile-clients");

	private volatile boolean closed;

	/** What a client does; of a slow one a byte comes every five seconds. */
	enum Habit {

		SLOW_BODIES, SLOW_HEADERS, UNREAD_ANSWERS;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

	/**
	 * Creates clients that do not connect yet.
	 * @param count how many clients
	 * @param habit what they do
	 * @param address what they ask for: an add is posted, everything else got
	 * @param add whether it is an add
	 */
	HostileClients(int count, Habit habit, URI address, boolean add) {
		byte[] beginning = beginning(habit, address.getPath(), add).getBytes(StandardCharsets.US_ASCII);
		InetSocketAddress server = new InetSocketAddress(address.getHost(), address.getPort());
		this.clients = IntStream.range(0, count).mapToObj((i) -> new Client(server, habit, beginning)).toList();
		this.thread.setDaemon(true);
	}

	/** Lets them connect. */
	void start() {
		this.thread.start();
	}

	private static String beginning(Habit habit, String path, boolean add) {
		String post = POST.formatted(path);
		return switch (habit) {
			case SLOW_BODIES -> post + "Content-Length: 10000\r\n\r\n{";
			case SLOW_HEADERS -> post + "X-Slow: ";
			case UNREAD_ANSWERS -> (add ? post + "Content-Length: " + ADD.length() + "\r\n\r\n" + ADD
					: "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n")
				.repeat(PIPELINED);
		};
	}

	private void run() {
		try {
			while (!this.closed) {
				this.clients.forEach(Client::act);
				TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.clients.forEach(Client::disconnect);
	}

	/**
	 * One client, which never waits.
	 */
	private static final class Client {

		private final InetSocketAddress server;

		private final Habit habit;

		private final ByteBuffer beginning;

		private @Nullable SocketChannel channel;

		private long next = System.nanoTime();

		Client(InetSocketAddress server, Habit habit, byte[] beginning) {
			this.server = server;
			this.habit = habit;
			this.beginning = ByteBuffer.wrap(beginning);
		}

		void act() {
			boolean due = System.nanoTime() - this.next >= 0;
			try {
				SocketChannel connected = this.channel;
				if (connected == null) {
					if (due) {
						connect();
					}
				}
				else if (this.beginning.hasRemaining()) {
					connected.write(this.beginning);
				}
				else if (this.habit == Habit.UNREAD_ANSWERS) {
					connected.write(this.beginning.rewind());
				}
				else if (due) {
					connected.write(ByteBuffer.wrap(new byte[] { 'x' }));
					this.next = System.nanoTime() + PAUSE_NANOS;
				}
			}
			catch (IOException ex) {
				disconnect();
				this.next = System.nanoTime() + PAUSE_NANOS;
			}
		}

		private void connect() throws IOException {
			SocketChannel opened = SocketChannel.open();
			this.channel = opened;
			opened.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
			opened.connect(this.server);
			opened.configureBlocking(false);
			this.beginning.rewind();
		}

		void disconnect() {
			try {
				if (this.channel != null) {
					this.channel.close();
					this.channel = null;
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
