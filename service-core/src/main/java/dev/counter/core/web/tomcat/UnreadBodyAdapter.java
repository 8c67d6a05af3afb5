package dev.counter.core.web.tomcat;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Closes the connection after an answer that was given before the body was read, where
 * Tomcat would swallow the rest on a request thread.
 *
 * @param delegate the server's own
 */
record UnreadBodyAdapter(Adapter delegate) implements Adapter {

	@Override
	public void service(Request request, Response response) throws Exception {
		if (isAnsweredByTomcat(request)) {
			response.setHeader("Connection", "close");
		}
		this.delegate.service(request, response);
		if (!is(request, ActionCode.ASYNC_IS_ASYNC) && !is(request, ActionCode.REQUEST_BODY_FULLY_READ)) {
			request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	/** Announces the close, so that a client sends no further request. */
	private static boolean isAnsweredByTomcat(Request request) {
		return "TRACE".equals(request.getMethod()) || request.requestURI().equals("*");
	}

	private static boolean is(Request request, ActionCode question) {
		AtomicBoolean answer = new AtomicBoolean();
		request.action(question, answer);
		return answer.get();
	}

	@Override
	public boolean prepare(Request request, Response response) throws Exception {
		return this.delegate.prepare(request, response);
	}

	@Override
	public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
		return this.delegate.asyncDispatch(request, response, event);
	}

	@Override
	public void log(Request request, Response response, long time) {
		this.delegate.log(request, response, time);
	}

	@Override
	public void checkRecycled(Request request, Response response) {
		this.delegate.checkRecycled(request, response);
	}

	@Override
	public String getDomain() {
		return this.delegate.getDomain();
	}

}
