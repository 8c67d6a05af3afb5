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
 * HTTP with a bulkhead against clients that do not read their responses: they may block a
 * quarter of the request threads, beyond that their connections are closed.
 */
public final class HardenedHttpProtocol extends Http11NioProtocol {

	private static final int SHARE = 4;

	/** Tomcat creates it by its name. */
	public HardenedHttpProtocol() {
		super(new Endpoint());
	}

	@Override
	public void setAdapter(Adapter adapter) {
		super.setAdapter(new UnreadBodyAdapter(adapter));
	}

	/**
	 * Counts the blocked threads. A connection before its first request is kept as long
	 * as an idle one: load balancers have both in one pool.
	 */
	private static final class Endpoint extends NioEndpoint {

		private final AtomicInteger blocked = new AtomicInteger();

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
		 * Ignores the dispatch of a body's end on a request thread, which sees the end
		 * itself: it would nest another processor on this connection, which would read
		 * the next request or close after a half-close.
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

		boolean tryBlock() {
			if (!(Thread.currentThread() instanceof TaskThread)) {
				return false;
			}
			boolean free = this.blocked.incrementAndGet() <= Math.max(1, getMaxThreads() / SHARE);
			if (!free) {
				this.blocked.decrementAndGet();
			}
			return free;
		}

	}

	/**
	 * A connection. Tomcat repeats a partial write until it is complete.
	 */
	private static final class Channel extends NioChannel {

		private final Endpoint endpoint;

		private final AtomicBoolean blocks = new AtomicBoolean();

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
			else if (!this.blocks.get()) {
				if (!this.endpoint.tryBlock()) {
					throw new IOException("Too many clients do not read their responses");
				}
				this.blocks.set(true);
			}
			return written;
		}

		private void release() {
			if (this.blocks.get() && this.blocks.getAndSet(false)) {
				this.endpoint.blocked.decrementAndGet();
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
