package dev.counter.core.web.gate;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.counter.contract.Endpoint;
import dev.counter.contract.Limits;
import dev.counter.contract.Method;
import dev.counter.contract.PathPattern;
import dev.counter.contract.Service;
import dev.counter.core.web.problem.BodyLimit;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.Shown;
import dev.counter.core.web.problem.Statuses;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what the contract does not know: first the path, then the method, then requests
 * from other sites, then bodies that say they are too large. Paths are compared as front
 * doors compare them, as they were sent.
 */
public class Gate {

	private static final int NOT_FOUND = 404;

	private static final int METHOD_NOT_ALLOWED = 405;

	private final List<Target> targets;

	Gate(Service service) {
		this.targets = Endpoint.of(service)
			.stream()
			.collect(Collectors.groupingBy(Endpoint::path))
			.entrySet()
			.stream()
			.map((endpoints) -> new Target(endpoints.getKey(), methods(endpoints.getValue())))
			.toList();
	}

	/**
	 * Why a request is refused.
	 * @param request the request, its body unread
	 * @return the problem, or {@code null} when a controller may see the request
	 */
	public @Nullable Problem refusal(HttpServletRequest request) {
		Set<String> allowed = allowed(request.getRequestURI());
		if (allowed.isEmpty()) {
			return Statuses.problem(NOT_FOUND, null);
		}
		if (!allowed.contains(request.getMethod())) {
			return Statuses
				.problem(METHOD_NOT_ALLOWED, "This path does not take %s.".formatted(Shown.of(request.getMethod())))
				.withHeader("Allow", String.join(", ", allowed));
		}
		if (request.getMethod().equals(Method.POST.name())) {
			Problem crossSite = CrossSite.refusal(request);
			if (crossSite != null) {
				return crossSite;
			}
		}
		return (request.getContentLengthLong() > Limits.BODY_BYTES) ? BodyLimit.problem() : null;
	}

	/**
	 * The methods that a path takes.
	 * @param rawPath the path as it was sent
	 * @return the methods, {@code HEAD} and {@code OPTIONS} among them; none for a path
	 * that leads nowhere
	 */
	Set<String> allowed(@Nullable String rawPath) {
		for (Target target : this.targets) {
			if (rawPath != null && target.path().matches(rawPath)) {
				return target.methods();
			}
		}
		return Set.of();
	}

	private static SortedSet<String> methods(List<Endpoint> endpoints) {
		SortedSet<String> methods = new TreeSet<>(Set.of("OPTIONS"));
		for (Endpoint endpoint : endpoints) {
			for (Method method : endpoint.methods()) {
				methods.add(method.name());
				if (method == Method.GET) {
					methods.add("HEAD");
				}
			}
		}
		return Collections.unmodifiableSortedSet(methods);
	}

	/**
	 * A path, and what can be done with it.
	 */
	private record Target(PathPattern path, Set<String> methods) {
	}

}
