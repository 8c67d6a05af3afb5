package dev.counter.frontdoor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Upstream that records requests byte for byte and sends arbitrary responses.
 */
final class RawUpstream implements AutoCloseable {

	private final ServerSocket socket;

	private final Answer answer;

	private final List<String> heads = new CopyOnWriteArrayList<>();

	RawUpstream(Answer answer) throws IOException {
		this.answer = answer;
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		background(this::accept);
	}

	static RawUpstream answering(String response) throws IOException {
		return new RawUpstream((head, in, out) -> out.write(response.getBytes(StandardCharsets.UTF_8)));
	}

	/** A 200 response with the name of the service that closes the connection. */
	static RawUpstream named(String name) throws IOException {
		return answering(
				"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + name.length() + "\r\n\r\n" + name);
	}

	private static void background(Runnable work) {
		Thread thread = new Thread(work, "upstream");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				Socket connection = this.socket.accept();
				background(() -> serve(connection));
			}
		}
		catch (IOException ex) {
			// The socket was closed.
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			String head = readHead(connection.getInputStream());
			if (!head.isEmpty()) {
				this.heads.add(head);
				this.answer.write(head, connection.getInputStream(), connection.getOutputStream());
			}
		}
		catch (IOException | InterruptedException ex) {
			// The test asserts on the result.
		}
	}

	private static String readHead(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		for (int b = in.read(); b >= 0; b = in.read()) {
			head.write(b);
			if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
				break;
			}
		}
		return head.toString(StandardCharsets.ISO_8859_1);
	}

	List<String> heads() {
		return this.heads;
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.socket.getLocalPort());
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * Handler of a request.
	 */
	interface Answer {

		void write(String head, InputStream in, OutputStream out) throws IOException, InterruptedException;

	}

}
