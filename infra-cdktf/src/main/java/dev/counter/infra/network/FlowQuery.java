package dev.counter.infra.network;

import java.util.Locale;

/**
 * Saved Athena queries on the rejected traffic of the last 24 hours.
 */
enum FlowQuery {

	DENIED_SOURCES("Who was denied: addresses, how often, and how many ports they tried", """
			select srcaddr, count(*) as flows, sum(packets) as packets, count(distinct dstport) as ports,
			  from_unixtime(max("end")) as last_seen
			from %s
			where %s and flow_direction = 'ingress'
			group by srcaddr
			order by packets desc
			limit 100"""),

	DENIED_PORTS("What they wanted: ports and protocols",
			"""
					select dstport, case protocol when 6 then 'tcp' when 17 then 'udp' when 1 then 'icmp'
					  else cast(protocol as varchar) end as protocol, sum(packets) as packets, count(distinct srcaddr) as sources
					from %s
					where %s and flow_direction = 'ingress'
					group by 1, 2
					order by packets desc
					limit 100"""),

	DENIED_OVER_TIME("When: refused packets and addresses by the hour", """
			select date_trunc('hour', from_unixtime("start")) as at_hour, sum(packets) as packets,
			  count(distinct srcaddr) as sources
			from %s
			where %s
			group by 1
			order by 1"""),

	DENIED_FROM_WITHIN("What our own machines were refused: a rule that lacks, or something that should not run", """
			select interface_id, instance_id, srcaddr, dstaddr, dstport, protocol, sum(packets) as packets,
			  from_unixtime(max("end")) as last_seen
			from %s
			where %s and flow_direction = 'egress'
			group by 1, 2, 3, 4, 5, 6
			order by packets desc
			limit 100""");

	/** Restricts the scan to the partitions of yesterday and today. */
	private static final String LAST_DAY = """
			((year = date_format(now(), '%Y') and month = month(now()) and day = day(now()))
			  or (year = date_format(now() - interval '1' day, '%Y') and month = month(now() - interval '1' day)
			    and day = day(now() - interval '1' day)))
			  and "start" > to_unixtime(now() - interval '1' day)""";

	private final String description;

	private final String sql;

	FlowQuery(String description, String sql) {
		this.description = description;
		this.sql = sql;
	}

	/** A name such as {@code denied-sources}. */
	String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	String description() {
		return this.description;
	}

	String sql(String table) {
		return this.sql.formatted(table, LAST_DAY);
	}

}
