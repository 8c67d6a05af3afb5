package dev.counter.infra.network;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.vpc_endpoint.VpcEndpoint;
import dev.counter.infra.Names;
import dev.counter.infra.policy.PolicyDocument;
import dev.counter.infra.policy.Statement;
import software.constructs.Construct;

/**
 * VPC endpoints of the private subnets: a gateway for S3, interfaces for the other
 * services, each with an endpoint policy.
 */
final class VpcEndpoints extends Construct {

	private final Names names;

	private final String vpcId;

	private final SecurityGroup group;

	private final VpcEndpoint s3;

	VpcEndpoints(Construct scope, String id, Names names, String vpcId, List<String> subnetIds,
			List<String> routeTableIds) {
		super(scope, id);
		this.names = names;
		this.vpcId = vpcId;
		this.group = new SecurityGroup(this, "access", names, vpcId, "endpoints", "Interfaces to services of AWS");
		VpcEndpointPolicies policies = new VpcEndpointPolicies(names);
		this.s3 = endpoint("s3", policies.s3()).vpcEndpointType("Gateway").routeTableIds(routeTableIds).build();
		interfaceEndpoint("ecr.api", policies.ecr(), subnetIds);
		interfaceEndpoint("ecr.dkr", policies.ecr(), subnetIds);
		interfaceEndpoint("logs", policies.logs(), subnetIds);
		interfaceEndpoint("monitoring", policies.monitoring(), subnetIds);
		interfaceEndpoint("secretsmanager", policies.secretsManager(), subnetIds);
	}

	SecurityGroup group() {
		return this.group;
	}

	String s3Id() {
		return this.s3.getId();
	}

	String s3PrefixListId() {
		return this.s3.getPrefixListId();
	}

	private void interfaceEndpoint(String service, List<Statement> policy, List<String> subnetIds) {
		endpoint(service, policy).vpcEndpointType("Interface")
			.privateDnsEnabled(true)
			.subnetIds(subnetIds)
			.securityGroupIds(List.of(this.group.id()))
			.build();
	}

	private VpcEndpoint.Builder endpoint(String service, List<Statement> policy) {
		String part = service.replace('.', '-');
		return VpcEndpoint.Builder.create(this, part)
			.vpcId(this.vpcId)
			.serviceName("com.amazonaws." + this.names.account().region() + "." + service)
			.policy(PolicyDocument.of(policy))
			.tags(this.names.tags(part));
	}

}
