package dev.counter.infra.settings;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.counter.contract.Endpoint;
import dev.counter.contract.Service;

/**
 * Settings of the load balancer, under {@code entrance}.
 *
 * @param domain for HTTPS; without one HTTP at the load balancer's own name
 * @param resetSources who may reach the reset service; empty for everyone
 * @param fileSources who may upload and import files; empty for everyone
 * @param requestsPerAddress rate limit of the web firewall, in 5 minutes
 */
public record LoadBalancerSettings(Optional<Domain> domain, List<Cidr> resetSources, List<Cidr> fileSources,
		boolean webFirewall, int requestsPerAddress, int accessLogDays, boolean deletionProtection) {

	/**
	 * At most 16 ranges: a rule of three paths holds two, and eight rules and the 403
	 * rule fit between two priorities.
	 */
	private static final int SOURCES = 16;

	/** All that begins, changes or ends an upload or an import. */
	private static final Set<Endpoint> FILES = EnumSet.of(Endpoint.UPLOAD, Endpoint.UPLOAD_NAMED, Endpoint.UPLOADS,
			Endpoint.UPLOAD_IN_PARTS, Endpoint.IMPORTS, Endpoint.IMPORT);

	/** A host name in a hosted zone of Route 53. */
	public record Domain(String name, String hostedZoneId) {

	}

	static LoadBalancerSettings from(SettingsSection section) {
		return new LoadBalancerSettings(domain(section), sources(section, "reset_sources"),
				sources(section, "file_sources"), section.withDefault("web_firewall", ValueParser.FLAG, false),
				section.withDefault("requests_per_address", ValueParser.integer(100, 20_000_000), 10_000),
				section.withDefault("access_log_days", ValueParser.integer(1, 3650), 30),
				section.withDefault("deletion_protection", ValueParser.FLAG, true));
	}

	/** The addresses that may reach an endpoint; empty for all. */
	public List<Cidr> sources(Endpoint endpoint) {
		if (endpoint.service() == Service.RESET) {
			return this.resetSources;
		}
		return FILES.contains(endpoint) ? this.fileSources : List.of();
	}

	private static List<Cidr> sources(SettingsSection section, String name) {
		List<Cidr> sources = section.list(name, Cidr::of);
		section.check(sources.size() <= SOURCES, name,
				"a list of " + SOURCES + " ranges at most, since they become rules of the load balancer");
		return sources;
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
