package dev.counter.infra.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of the private network, and where its parts are.
 *
 * @param range all of its addresses
 * @param zones two availability zones
 * @param publicRanges one range a zone for the load balancer and the bastion
 * @param privateRanges one range a zone for the services
 * @param isolatedRanges one range a zone for the database
 * @param endpointZones in how many of the zones the interface endpoints are, 1 or 2; each
 * costs by the hour
 * @param deniedTrafficDays how long the record of refused traffic is kept
 */
public record NetworkSettings(Cidr range, List<String> zones, List<Cidr> publicRanges, List<Cidr> privateRanges,
		List<Cidr> isolatedRanges, int endpointZones, int deniedTrafficDays) {

	/** AWS makes a load balancer and a database's subnet group span two zones. */
	public static final int ZONES = 2;

	/** A load balancer wants 8 free addresses, and a /27 whatever is in it. */
	private static final int BALANCER_PREFIX = 27;

	/** The smallest subnet that AWS has. */
	private static final int SUBNET_PREFIX = 28;

	/** What AWS keeps of each subnet. */
	private static final int RESERVED_ADDRESSES = 5;

	private static final String PUBLIC = "public";

	private static final String PRIVATE = "private";

	private static final List<String> KINDS = List.of(PUBLIC, PRIVATE, "isolated");

	static NetworkSettings from(SettingsSection section, AccountSettings account) {
		Cidr range = section.required("range", Cidr::of);
		section.check(range.isPrivate(), "range", "within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16");
		section.check(range.prefix() >= 16 && range.prefix() <= 24, "range", "from a /16 to a /24 in size");
		List<String> zones = section.list("zones", AwsRegion.zoneOf(account.region()));
		section.check(zones.size() == ZONES, "zones", "a list of two different zones of " + account.region());
		List<List<Cidr>> ranges = subnets(section, range);
		NetworkSettings settings = new NetworkSettings(range, zones, ranges.get(0), ranges.get(1), ranges.get(2),
				section.withDefault("endpoint_zones", ValueParser.integer(1, ZONES), 1),
				section.withDefault("denied_traffic_days", ValueParser.integer(1, 3650), 30));
		section.end();
		return settings;
	}

	/** Either zone alone must have room for all, since the other may be lost. */
	void checkSize(SettingsSection section, int addresses) {
		long room = this.privateRanges.stream().mapToLong(Cidr::size).min().orElseThrow() - RESERVED_ADDRESSES;
		section.check(room >= addresses, PRIVATE, "large enough for " + addresses
				+ " addresses in each: endpoints, twice the tasks and two adders; the smaller one has " + room);
	}

	private static List<List<Cidr>> subnets(SettingsSection section, Cidr network) {
		List<Cidr> taken = new ArrayList<>();
		List<List<Cidr>> subnets = new ArrayList<>();
		for (String kind : KINDS) {
			List<Cidr> ranges = section.list(kind, Cidr::of);
			section.check(ranges.size() == ZONES, kind, "a list of two ranges, one a zone");
			for (Cidr range : ranges) {
				section.check(network.contains(range), kind, "within the network's range, " + network);
				section.check(range.prefix() <= SUBNET_PREFIX, kind,
						"a /" + SUBNET_PREFIX + " or larger, the smallest subnet AWS has");
				section.check(!kind.equals(PUBLIC) || range.prefix() <= BALANCER_PREFIX, kind,
						"a /" + BALANCER_PREFIX + " or larger, the smallest subnet a load balancer takes");
				taken.stream()
					.filter(range::overlaps)
					.findFirst()
					.ifPresent((other) -> section.check(false, kind,
							"free of overlaps: " + range + " and " + other + " share addresses"));
				taken.add(range);
			}
			subnets.add(ranges);
		}
		return subnets;
	}

}
