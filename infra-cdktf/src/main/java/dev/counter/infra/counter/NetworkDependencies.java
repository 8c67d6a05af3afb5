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
 * Explicit {@code depends_on} of a workload on routes, VPC endpoints and security group
 * rules: it refers to none of them, but cannot pull its image without them.
 */
final class NetworkDependencies {

	private static final List<Class<? extends TerraformResource>> TYPES = List.of(RouteTableAssociation.class,
			VpcEndpoint.class, VpcSecurityGroupEgressRule.class, VpcSecurityGroupIngressRule.class);

	private NetworkDependencies() {
	}

	static void add(TerraformResource workload, Construct... constructs) {
		List<String> dependencies = new ArrayList<>(workload.getDependsOn());
		Stream.of(constructs)
			.flatMap((construct) -> construct.getNode().findAll().stream())
			.filter((found) -> TYPES.stream().anyMatch((type) -> type.isInstance(found)))
			.map(TerraformResource.class::cast)
			.map((resource) -> resource.getTerraformResourceType() + "." + resource.getFriendlyUniqueId())
			.forEach(dependencies::add);
		workload.setDependsOn(dependencies);
	}

}
