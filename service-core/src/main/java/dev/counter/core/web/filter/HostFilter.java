package dev.counter.core.web.filter;

import java.io.IOException;
import java.util.Objects;

import dev.counter.contract.AllowedHosts;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemWriter;
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

	private final transient ProblemWriter problems;

	HostFilter(AllowedHosts hosts, ProblemWriter problems) {
		this.hosts = hosts;
		this.problems = problems;
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
			this.problems.write(request, response,
					ProblemException.ofField(ProblemType.MISDIRECTED_REQUEST, "Host",
							"The counter is not served under this host name.",
							"localhost, an IP address or a name in ALLOWED_HOSTS"));
		}
	}

}
