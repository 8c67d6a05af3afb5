package dev.counter.infra.counter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.providers.aws.route_table_association.RouteTableAssociation;
import com.hashicorp.cdktf.providers.aws.vpc_endpoint.VpcEndpoint;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import software.constructs.Construct;

/**
 * What must be there before anything can start, although nothing refers to it: the ways
 * through the network. Without them the first tasks couldn't even fetch their images, and
 * ECS would give up.
 */
final class NetworkDependencies {

	private static final List<Class<? extends TerraformResource>> WAYS = List.of(RouteTableAssociation.class,
			VpcEndpoint.class, VpcSecurityGroupEgressRule.class, VpcSecurityGroupIngressRule.class);

	private NetworkDependencies() {
	}

	/**
	 * Makes a resource wait for the ways within constructs.
	 * @param waiting what needs them
	 * @param constructs networks and security groups, with all of their rules
	 */
	static void await(TerraformResource waiting, Construct... constructs) {
		List<String> first = new ArrayList<>(waiting.getDependsOn());
		Stream.of(constructs)
			.flatMap((construct) -> construct.getNode().findAll().stream())
			.filter((found) -> WAYS.stream().anyMatch((way) -> way.isInstance(found)))
			.map(TerraformResource.class::cast)
			.map((way) -> way.getTerraformResourceType() + "." + way.getFriendlyUniqueId())
			.forEach(first::add);
		waiting.setDependsOn(first);
	}

}
