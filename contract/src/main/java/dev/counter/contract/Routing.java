package dev.counter.contract;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
				Arrays.stream(Service.values()).flatMap(Routing::rules))
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

	/**
	 * The rules of a service. One pattern stands for all paths below the service's page.
	 */
	private static Stream<ForwardingRule> rules(Service service) {
		String below = service.page() + "/";
		List<PathPattern> patterns = Endpoint.of(service)
			.stream()
			.filter((endpoint) -> endpoint != Endpoint.HOME)
			.map(Endpoint::path)
			.map((path) -> path.value().startsWith(below) ? new PathPattern(below + "*") : path)
			.distinct()
			.toList();
		int rules = (patterns.size() + ForwardingRule.MAX_VALUES - 1) / ForwardingRule.MAX_VALUES;
		return IntStream.range(0, rules)
			.mapToObj((i) -> new ForwardingRule((i == 0) ? service.key() : service.key() + "-" + (char) ('a' + i),
					100 + 10 * service.ordinal() + i, service, patterns.subList(i * ForwardingRule.MAX_VALUES,
							Math.min(patterns.size(), (i + 1) * ForwardingRule.MAX_VALUES))));
	}

}
