package dev.counter.contract;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Path-based routing: the rules of the load balancer in AWS and of the front door.
 */
public final class Routing {

	/** Gets requests that no rule matches, and answers 404. */
	public static final Service FALLBACK = Service.DISPLAY;

	/** The rules, by priority. */
	public static final List<ForwardingRule> RULES = Stream
		.concat(Stream.of(new ForwardingRule("home", 10, Endpoint.HOME.service(), List.of(Endpoint.HOME.path()))),
				Arrays.stream(Service.values()).map(Routing::rule))
		.toList();

	private Routing() {
	}

	/** The service for the path of a request target, undecoded and without the query. */
	public static Service serviceFor(String rawPath) {
		return RULES.stream()
			.filter((rule) -> rule.matches(rawPath))
			.findFirst()
			.map(ForwardingRule::service)
			.orElse(FALLBACK);
	}

	/** One pattern stands for all paths below the service's page. */
	private static ForwardingRule rule(Service service) {
		String below = service.page() + "/";
		return new ForwardingRule(service.key(), 100 + 10 * service.ordinal(), service,
				Endpoint.of(service)
					.stream()
					.filter((endpoint) -> endpoint != Endpoint.HOME)
					.map(Endpoint::path)
					.map((path) -> path.value().startsWith(below) ? new PathPattern(below + "*") : path)
					.distinct()
					.toList());
	}

}
