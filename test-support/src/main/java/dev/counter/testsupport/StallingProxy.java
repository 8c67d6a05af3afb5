package dev.counter.testsupport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Fault-injecting TCP proxy between a service and its database: it stalls connections, as
 * a frozen server does, or resets them and refuses new ones.
 */
public final class StallingProxy implements Closeable {

	private final int upstream;

	private final int port;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final Object thaw = new Object();

	private volatile ServerSocket server;

	private volatile boolean frozen;

	/** Starts the proxy of a database on this machine. */
	public StallingProxy(int upstream) {
		this.upstream = upstream;
		this.server = listenAnywhere();
		this.port = this.server.getLocalPort();
	}

	/** The port that the services connect to. */
	public int port() {
		return this.port;
	}

	/** Stalls all connections: they stay open, and no data passes. */
	public void freeze() {
		this.frozen = true;
	}

	/** Resumes all connections. */
	public void thaw() {
		synchronized (this.thaw) {
			this.frozen = false;
			this.thaw.notifyAll();
		}
	}

	/** Resets all connections and refuses new ones. */
	@Override
	public void close() {
		close(this.server);
		this.sockets.forEach(StallingProxy::close);
		this.sockets.clear();
	}

	/** Accepts connections again, on the same port. */
	public void comeBack() {
		this.server = listen(this.port);
	}

	/**
	 * Below the ephemeral ports: no outgoing connection may use the port of a closed
	 * proxy.
	 */
	private ServerSocket listenAnywhere() {
		while (true) {
			try {
				return listen(ThreadLocalRandom.current().nextInt(15_000, 32_768));
			}
			catch (UncheckedIOException ex) {
				if (!(ex.getCause() instanceof BindException)) {
					throw ex;
				}
			}
		}
	}

	private ServerSocket listen(int listenPort) {
		try {
			ServerSocket listening = new ServerSocket();
			listening.setReuseAddress(true);
			listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), listenPort));
			start(() -> accept(listening));
			return listening;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept(ServerSocket listening) {
		try {
			while (true) {
				Socket client = listening.accept();
				awaitThaw();
				Socket database = new Socket(InetAddress.getLoopbackAddress(), this.upstream);
				this.sockets.add(client);
				this.sockets.add(database);
				start(() -> pump(client, database));
				start(() -> pump(database, client));
			}
		}
		catch (IOException ex) {
			close(listening);
		}
	}

	private void pump(Socket from, Socket to) {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[8192];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				awaitThaw();
				out.write(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			this.sockets.remove(from);
		}
	}

	private void awaitThaw() {
		synchronized (this.thaw) {
			while (this.frozen) {
				try {
					this.thaw.wait();
				}
				catch (InterruptedException ex) {
					return;
				}
			}
		}
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "stalling-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(Closeable closeable) {
		try {
			closeable.close();
		}
		catch (IOException ex) {
			// closed as well
		}
	}

}
