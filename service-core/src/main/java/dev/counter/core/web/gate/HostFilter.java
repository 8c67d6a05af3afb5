package dev.counter.core.web.gate;

import java.io.IOException;
import java.util.Objects;

import dev.counter.contract.AllowedHosts;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemAnswers;
import dev.counter.core.web.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Protects against DNS rebinding, on a service's own port and on the one of its
 * management.
 *
 * @see AllowedHosts
 */
class HostFilter extends HttpFilter {

	private static final long serialVersionUID = 1L;

	private final transient AllowedHosts hosts;

	private final transient ProblemAnswers answers;

	HostFilter(AllowedHosts hosts, ProblemAnswers answers) {
		this.hosts = hosts;
		this.answers = answers;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String host = Objects.requireNonNullElse(request.getHeader("Host"), "");
		if (this.hosts.allow(host, request.getLocalAddr())) {
			chain.doFilter(request, response);
		}
		else {
			response.setHeader("Connection", "close");
			this.answers.send(request, response,
					Problem.ofField(ProblemType.MISDIRECTED_REQUEST, "Host",
							"This address of the counter does not answer to this host name.",
							"localhost, an IP address or a name in ALLOWED_HOSTS"));
		}
	}

}
