package dev.counter.infra.network;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.vpc_endpoint.VpcEndpoint;
import dev.counter.infra.Names;
import dev.counter.infra.policy.PolicyDocument;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * The ways out of the private subnets: S3 by a gateway, what else is needed of AWS by an
 * interface each, and through each only what the counter does there.
 */
final class VpcEndpoints extends Construct {

	private final SecurityGroup group;

	private final VpcEndpoint storage;

	/**
	 * What the endpoints are made from.
	 *
	 * @param names names and tags
	 * @param account whose services are reached
	 * @param vpcId the network
	 * @param subnetIds where the interfaces are, at most one a zone
	 * @param routeTableIds whose subnets reach S3 by the gateway
	 */
	record Inputs(Names names, AccountSettings account, String vpcId, List<String> subnetIds,
			List<String> routeTableIds) {

	}

	VpcEndpoints(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		this.group = new SecurityGroup(this, "access",
				new SecurityGroup.Inputs(inputs.names(), inputs.vpcId(), "endpoints", "Interfaces to services of AWS"));
		VpcEndpointPolicies policies = new VpcEndpointPolicies(inputs.names(), inputs.account());
		this.storage = VpcEndpoint.Builder.create(this, "s3")
			.vpcId(inputs.vpcId())
			.serviceName(service(inputs, "s3"))
			.vpcEndpointType("Gateway")
			.routeTableIds(inputs.routeTableIds())
			.policy(PolicyDocument.of(policies.storage()))
			.tags(inputs.names().tags("s3"))
			.build();
		interfaceTo("ecr.api", inputs, policies.images());
		interfaceTo("ecr.dkr", inputs, policies.images());
		interfaceTo("logs", inputs, List.of(policies.logs()));
		interfaceTo("monitoring", inputs, List.of(policies.metrics()));
		interfaceTo("secretsmanager", inputs, List.of(policies.secrets()));
	}

	SecurityGroup group() {
		return this.group;
	}

	String storagePrefixListId() {
		return this.storage.getPrefixListId();
	}

	private void interfaceTo(String service, Inputs inputs, List<Statement> statements) {
		String part = service.replace('.', '-');
		VpcEndpoint.Builder.create(this, part)
			.vpcId(inputs.vpcId())
			.serviceName(service(inputs, service))
			.vpcEndpointType("Interface")
			.privateDnsEnabled(true)
			.subnetIds(inputs.subnetIds())
			.securityGroupIds(List.of(this.group.id()))
			.policy(PolicyDocument.of(statements))
			.tags(inputs.names().tags(part))
			.build();
	}

	private static String service(Inputs inputs, String service) {
		return "com.amazonaws." + inputs.account().region() + "." + service;
	}

}
