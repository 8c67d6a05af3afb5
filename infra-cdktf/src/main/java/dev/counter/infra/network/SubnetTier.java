package dev.counter.infra.network;

import java.util.ArrayList;
import java.util.List;

import com.hashicorp.cdktf.providers.aws.route_table.RouteTable;
import com.hashicorp.cdktf.providers.aws.route_table_association.RouteTableAssociation;
import com.hashicorp.cdktf.providers.aws.subnet.Subnet;
import dev.counter.infra.Names;
import dev.counter.infra.settings.Cidr;
import software.constructs.Construct;

/**
 * Subnets of one tier, one a zone, with a route table that has no route at first.
 */
final class SubnetTier extends Construct {

	private final List<String> ids = new ArrayList<>();

	private final RouteTable routes;

	SubnetTier(Construct scope, String tier, Names names, String vpcId, List<String> zones, List<Cidr> ranges) {
		super(scope, tier);
		this.routes = RouteTable.Builder.create(this, "routes").vpcId(vpcId).tags(names.tags(tier)).build();
		for (int i = 0; i < zones.size(); i++) {
			String zone = zones.get(i);
			String letter = zone.substring(zone.length() - 1);
			Subnet subnet = Subnet.Builder.create(this, letter)
				.vpcId(vpcId)
				.availabilityZone(zone)
				.cidrBlock(ranges.get(i).toString())
				.mapPublicIpOnLaunch(false)
				.tags(names.tags(tier + "-" + letter))
				.build();
			RouteTableAssociation.Builder.create(this, letter + "-routes")
				.subnetId(subnet.getId())
				.routeTableId(this.routes.getId())
				.build();
			this.ids.add(subnet.getId());
		}
	}

	List<String> ids() {
		return List.copyOf(this.ids);
	}

	String routeTableId() {
		return this.routes.getId();
	}

}
