package dev.counter.core.web.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.counter.contract.Limits;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.threads.TaskThread;

/**
 * HTTP with a bulkhead against clients that do not read their answers: a quarter of the
 * request threads may wait for them, no other thread, and beyond that their connections
 * are closed.
 */
public final class HardenedHttpProtocol extends Http11NioProtocol {

	private static final int SHARE = 4;

	/** The server creates it by its name. */
	public HardenedHttpProtocol() {
		super(new Endpoint());
	}

	@Override
	public void setAdapter(Adapter adapter) {
		super.setAdapter(new UnreadBodyAdapter(adapter));
	}

	/**
	 * Counts the threads that wait. A connection on which no request came yet is kept as
	 * long as one between requests: front doors have both in one pool.
	 */
	private static final class Endpoint extends NioEndpoint {

		private final AtomicInteger waiting = new AtomicInteger();

		Endpoint() {
			getSocketProperties().setTxBufSize(Limits.SEND_BUFFER_BYTES);
		}

		@Override
		protected boolean setSocketOptions(SocketChannel socket) {
			boolean set = super.setSocketOptions(socket);
			SocketWrapperBase<NioChannel> connection = this.connections.get(socket);
			if (connection != null) {
				connection.setReadTimeout(getKeepAliveTimeout());
			}
			return set;
		}

		/**
		 * The last chunk of a body asks for its own end to be dispatched. On a request
		 * thread that nests another processor on this connection, which takes the next
		 * request or closes after a half-close; the thread sees the end itself.
		 */
		@Override
		public boolean processSocket(SocketWrapperBase<NioChannel> connection, SocketEvent event, boolean dispatch) {
			boolean nested = !dispatch && Thread.currentThread() instanceof TaskThread;
			return nested || super.processSocket(connection, event, dispatch);
		}

		@Override
		protected NioChannel createChannel(SocketBufferHandler buffers) {
			return new Channel(buffers, this);
		}

		boolean tryWait() {
			if (!(Thread.currentThread() instanceof TaskThread)) {
				return false;
			}
			boolean free = this.waiting.incrementAndGet() <= Math.max(1, getMaxThreads() / SHARE);
			if (!free) {
				this.waiting.decrementAndGet();
			}
			return free;
		}

	}

	/**
	 * A connection. A write that is taken in part is repeated until it is taken whole.
	 */
	private static final class Channel extends NioChannel {

		private final Endpoint endpoint;

		private final AtomicBoolean waits = new AtomicBoolean();

		Channel(SocketBufferHandler buffers, Endpoint endpoint) {
			super(buffers);
			this.endpoint = endpoint;
		}

		@Override
		public int write(ByteBuffer source) throws IOException {
			int written = super.write(source);
			if (!source.hasRemaining()) {
				release();
			}
			else if (!this.waits.get()) {
				if (!this.endpoint.tryWait()) {
					throw new IOException("Too many clients do not read their answers");
				}
				this.waits.set(true);
			}
			return written;
		}

		private void release() {
			if (this.waits.get() && this.waits.getAndSet(false)) {
				this.endpoint.waiting.decrementAndGet();
			}
		}

		@Override
		public void reset(SocketChannel channel, NioEndpoint.NioSocketWrapper wrapper) throws IOException {
			release();
			super.reset(channel, wrapper);
		}

		@Override
		public void close() throws IOException {
			release();
			super.close();
		}

	}

}
