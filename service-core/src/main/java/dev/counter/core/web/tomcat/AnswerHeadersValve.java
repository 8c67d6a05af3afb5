package dev.counter.core.web.tomcat;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;

/**
 * Gives every answer its headers and every log line its trace id, for requests that reach
 * the application and for those that the server refuses by itself. The one exception is
 * {@code OPTIONS *}, which Tomcat answers before any valve.
 */
class AnswerHeadersValve extends ValveBase {

	private static final String TRACE = "trace.id";

	private final AnswerHeaders headers;

	AnswerHeadersValve(AnswerHeaders headers) {
		super(true);
		this.headers = headers;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		String trace = AnswerHeaders.trace(request);
		this.headers.addTo(request, trace, response, response.getCoyoteResponse().getMimeHeaders());
		if (trace == null) {
			getNext().invoke(request, response);
			return;
		}
		MDC.put(TRACE, trace);
		try {
			getNext().invoke(request, response);
		}
		finally {
			MDC.remove(TRACE);
		}
	}

}
