package dev.counter.core.database;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * Speaks as much of PostgreSQL's protocol as it takes to be told a password in clear
 * text, over TLS if it has a certificate; then it hangs up.
 */
final class FakeDatabase implements Closeable {

	private static final int TLS_REQUEST = 80877103;

	private static final byte[] ASK_FOR_PASSWORD = { 'R', 0, 0, 0, 8, 0, 0, 0, 3 };

	private final ServerSocket server;

	private final @Nullable SSLContext tls;

	private final CompletableFuture<Login> login = new CompletableFuture<>();

	FakeDatabase(@Nullable SSLContext tls) throws IOException {
		this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		this.tls = tls;
		Thread thread = new Thread(this::listen, "fake-database");
		thread.setDaemon(true);
		thread.start();
	}

	int port() {
		return this.server.getLocalPort();
	}

	CompletableFuture<Login> login() {
		return this.login;
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	private void listen() {
		while (!this.server.isClosed()) {
			try (Socket socket = this.server.accept()) {
				answer(socket, false);
			}
			catch (IOException ex) {
				// the next one may say more
			}
		}
	}

	private void answer(Socket socket, boolean secure) throws IOException {
		DataInputStream in = new DataInputStream(socket.getInputStream());
		byte[] startup = read(in);
		if (startup.length == 4) {
			boolean possible = isTlsRequest(startup) && this.tls != null;
			socket.getOutputStream().write(possible ? 'S' : 'N');
			if (possible) {
				answer(secured(socket), true);
			}
			else {
				answer(socket, false);
			}
			return;
		}
		socket.getOutputStream().write(ASK_FOR_PASSWORD);
		if (in.read() != 'p') {
			throw new EOFException();
		}
		this.login.complete(new Login(text(startup), text(read(in)).strip(), secure));
	}

	private Socket secured(Socket socket) throws IOException {
		SSLContext context = java.util.Objects.requireNonNull(this.tls);
		SSLSocket secured = (SSLSocket) context.getSocketFactory()
			.createSocket(socket, InetAddress.getLoopbackAddress().getHostAddress(), port(), true);
		secured.setUseClientMode(false);
		secured.startHandshake();
		return secured;
	}

	private static byte[] read(DataInputStream in) throws IOException {
		return in.readNBytes(in.readInt() - Integer.BYTES);
	}

	private static boolean isTlsRequest(byte[] startup) {
		return java.nio.ByteBuffer.wrap(startup).getInt() == TLS_REQUEST;
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');
	}

	/**
	 * A login as it was tried.
	 *
	 * @param startup user, database and options
	 * @param password what was sent as the password
	 * @param secure whether it came over TLS
	 */
	record Login(String startup, String password, boolean secure) {
	}

}
