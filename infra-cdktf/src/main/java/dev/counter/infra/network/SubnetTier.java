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
 * The subnets of one kind, one a zone, and the routes that they share: at first none.
 */
final class SubnetTier extends Construct {

	private final List<String> ids = new ArrayList<>();

	private final RouteTable routes;

	SubnetTier(Construct scope, String kind, Names names, String vpcId, List<String> zones, List<Cidr> ranges) {
		super(scope, kind);
		this.routes = RouteTable.Builder.create(this, "routes").vpcId(vpcId).tags(names.tags(kind)).build();
		for (int i = 0; i < zones.size(); i++) {
			String zone = zones.get(i);
			String letter = zone.substring(zone.length() - 1);
			Subnet subnet = Subnet.Builder.create(this, letter)
				.vpcId(vpcId)
				.availabilityZone(zone)
				.cidrBlock(ranges.get(i).toString())
				.mapPublicIpOnLaunch(false)
				.tags(names.tags(kind + "-" + letter))
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
