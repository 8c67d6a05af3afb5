package dev.counter.core.web.filter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.counter.contract.Endpoint;
import dev.counter.contract.Method;
import dev.counter.contract.PathPattern;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.core.database.Deadline;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemWriter;
import dev.counter.core.web.problem.SafeText;
import dev.counter.core.web.problem.StatusProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Access by the contract: 404, 405, OPTIONS, CSRF protection and content codings. What
 * passes gets its deadline for the database. Paths are compared undecoded, as the load
 * balancer does.
 */
public class EndpointFilter extends HttpFilter {

	/** After the filter that measures requests. */
	public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 12;

	private static final long serialVersionUID = 1L;

	/** Safe methods by RFC 9110, section 9.2.1. */
	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

	private final transient Map<PathPattern, SortedSet<String>> methods = new LinkedHashMap<>();

	private final transient ProblemWriter problems;

	private final transient Supplier<HandlerExceptionResolver> exceptions;

	EndpointFilter(Service service, ProblemWriter problems, Supplier<HandlerExceptionResolver> exceptions) {
		Endpoint.of(service).forEach((endpoint) -> this.methods.put(endpoint.path(), methods(endpoint)));
		this.problems = problems;
		this.exceptions = exceptions;
	}

	private static SortedSet<String> methods(Endpoint endpoint) {
		SortedSet<String> methods = new TreeSet<>(Set.of("OPTIONS"));
		endpoint.methods().forEach((method) -> methods.add(method.name()));
		if (endpoint.methods().contains(Method.GET)) {
			methods.add("HEAD");
		}
		return methods;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		ProblemException refusal = refusal(request);
		if (refusal != null) {
			this.problems.write(request, response, refusal);
		}
		else if (request.getMethod().equals("OPTIONS")) {
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
			response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed(request)));
		}
		else {
			pass(request, response, chain);
		}
	}

	/**
	 * Checks a request, whose body may be unread.
	 * @return a 404, 405, 403 or 415, {@code null} if a controller may see the request
	 */
	public @Nullable ProblemException refusal(HttpServletRequest request) {
		Set<String> allowed = allowed(request);
		if (allowed.isEmpty()) {
			return StatusProblem.of(HttpStatus.NOT_FOUND.value(), null);
		}
		if (!allowed.contains(request.getMethod())) {
			return StatusProblem
				.of(HttpStatus.METHOD_NOT_ALLOWED.value(),
						"This path does not support %s.".formatted(SafeText.of(request.getMethod())))
				.withHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
		}
		if (SAFE.contains(request.getMethod())) {
			return null;
		}
		ProblemException crossSite = CsrfProtection.refusal(request);
		return (crossSite != null) ? crossSite : ContentCoding.refusal(request);
	}

	private Set<String> allowed(HttpServletRequest request) {
		String path = request.getRequestURI();
		for (Map.Entry<PathPattern, SortedSet<String>> endpoint : this.methods.entrySet()) {
			if (path != null && endpoint.getKey().matches(path)) {
				return endpoint.getValue();
			}
		}
		return Set.of();
	}

	/**
	 * Sets UTF-8: with an unknown charset in Content-Type, Spring MVC fails to write a
	 * {@code ResponseEntity} after the controller acted.
	 */
	private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		request.setCharacterEncoding(StandardCharsets.UTF_8);
		try {
			Deadline.<HttpServletResponse, Exception>within(Times.DATABASE_DEADLINE, () -> {
				chain.doFilter(request, response);
				return response;
			});
		}
		catch (Exception ex) {
			if (response.isCommitted() || this.exceptions.get().resolveException(request, response, null, ex) == null) {
				if (ex instanceof IOException io) {
					throw io;
				}
				throw new ServletException(ex);
			}
		}
	}

}
