package dev.counter.infra.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings of the VPC: two zones, and for each tier a subnet a zone.
 *
 * @param endpointZones 1 or 2; each interface endpoint is paid by zone and hour
 */
public record NetworkSettings(Cidr range, List<String> zones, List<Cidr> publicRanges, List<Cidr> privateRanges,
		List<Cidr> isolatedRanges, int endpointZones, int deniedTrafficDays) {

	/** A load balancer and a database's subnet group need two zones. */
	private static final int ZONES = 2;

	/** The smallest subnet of a load balancer. */
	private static final int BALANCER_PREFIX = 27;

	/** The smallest subnet of AWS. */
	private static final int SUBNET_PREFIX = 28;

	/** AWS reserves these addresses in each subnet. */
	private static final int RESERVED_ADDRESSES = 5;

	static NetworkSettings from(SettingsSection section, AccountSettings account) {
		Cidr range = section.required("range", Cidr::of);
		section.check(range.isPrivate(), "range", "within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16");
		section.check(range.prefix() >= 16 && range.prefix() <= 24, "range", "from a /16 to a /24 in size");
		List<String> zones = section.list("zones", AwsRegion.zoneOf(account.region()));
		section.check(zones.size() == ZONES, "zones", "a list of two different zones of " + account.region());
		List<Cidr> used = new ArrayList<>();
		List<Cidr> publicRanges = subnets(section, "public", range, used);
		for (Cidr subnet : publicRanges) {
			section.check(subnet.prefix() <= BALANCER_PREFIX, "public",
					"a /" + BALANCER_PREFIX + " or larger, the smallest subnet a load balancer takes");
		}
		return new NetworkSettings(range, zones, publicRanges, subnets(section, "private", range, used),
				subnets(section, "isolated", range, used),
				section.withDefault("endpoint_zones", ValueParser.integer(1, ZONES), 1),
				section.withDefault("denied_traffic_days", ValueParser.integer(1, 3650), 30));
	}

	/** Each private subnet has addresses for all, as a zone may fail. */
	void checkSize(SettingsSection section, int addresses) {
		long available = this.privateRanges.stream().mapToLong(Cidr::size).min().orElseThrow() - RESERVED_ADDRESSES;
		section.check(available >= addresses, "private", "large enough for " + addresses
				+ " addresses in each: endpoints, twice the tasks and two adders; the smaller one has " + available);
	}

	private static List<Cidr> subnets(SettingsSection section, String tier, Cidr network, List<Cidr> used) {
		List<Cidr> ranges = section.list(tier, Cidr::of);
		section.check(ranges.size() == ZONES, tier, "a list of two ranges, one a zone");
		for (Cidr range : ranges) {
			section.check(network.contains(range), tier, "within the network's range, " + network);
			section.check(range.prefix() <= SUBNET_PREFIX, tier,
					"a /" + SUBNET_PREFIX + " or larger, the smallest subnet AWS has");
			used.stream()
				.filter(range::overlaps)
				.findFirst()
				.ifPresent((other) -> section.check(false, tier,
						"free of overlaps: " + range + " and " + other + " share addresses"));
			used.add(range);
		}
		return ranges;
	}

}
