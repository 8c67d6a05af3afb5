package dev.counter.infra.settings;

import java.util.List;
import java.util.Optional;

/**
 * Settings of the load balancer, under {@code entrance}.
 *
 * @param domain for HTTPS; without one HTTP at the load balancer's own name
 * @param resetSources who may reach the reset service; empty for everyone
 * @param requestsPerAddress rate limit of the web firewall, in 5 minutes
 */
public record LoadBalancerSettings(Optional<Domain> domain, List<Cidr> resetSources, boolean webFirewall,
		int requestsPerAddress, int accessLogDays, boolean deletionProtection) {

	/**
	 * At most 16 ranges: a rule holds two, and eight rules and the 403 rule fit between
	 * two priorities.
	 */
	private static final int RESET_SOURCES = 16;

	/** A host name in a hosted zone of Route 53. */
	public record Domain(String name, String hostedZoneId) {

	}

	static LoadBalancerSettings from(SettingsSection section) {
		List<Cidr> resetSources = section.list("reset_sources", Cidr::of);
		section.check(resetSources.size() <= RESET_SOURCES, "reset_sources",
				"a list of " + RESET_SOURCES + " ranges at most, since they become rules of the load balancer");
		return new LoadBalancerSettings(domain(section), resetSources,
				section.withDefault("web_firewall", ValueParser.FLAG, false),
				section.withDefault("requests_per_address", ValueParser.integer(100, 20_000_000), 10_000),
				section.withDefault("access_log_days", ValueParser.integer(1, 3650), 30),
				section.withDefault("deletion_protection", ValueParser.FLAG, true));
	}

	private static Optional<Domain> domain(SettingsSection section) {
		Optional<String> name = section.optional("domain",
				ValueParser.text("(?=.{1,64}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}",
						"a host name such as counter.example.org, of 64 characters at most as a certificate takes it"));
		Optional<String> zone = section.optional("hosted_zone_id", ValueParser.text("Z[A-Z0-9]{5,31}",
				"the id of a hosted zone of Route 53 such as Z0123456789ABCDEFGHIJ"));
		section.check(name.isPresent() == zone.isPresent(), name.isPresent() ? "hosted_zone_id" : "domain",
				"set, since domain and hosted_zone_id belong together");
		return name.map((domain) -> new Domain(domain, zone.orElseThrow()));
	}

}
