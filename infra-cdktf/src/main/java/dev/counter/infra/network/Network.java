package dev.counter.infra.network;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.default_security_group.DefaultSecurityGroup;
import com.hashicorp.cdktf.providers.aws.internet_gateway.InternetGateway;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import com.hashicorp.cdktf.providers.aws.route.Route;
import com.hashicorp.cdktf.providers.aws.vpc.Vpc;
import dev.counter.infra.Names;
import dev.counter.infra.settings.AccountSettings;
import dev.counter.infra.settings.Cidr;
import dev.counter.infra.settings.NetworkSettings;
import software.constructs.Construct;

/**
 * The private network over two zones. Only the public subnets have a route to the
 * internet; the private ones reach AWS through endpoints, the isolated ones nothing.
 */
public final class Network extends Construct {

	private static final int HTTPS = 443;

	private final Outputs outputs;

	private final VpcEndpoints endpoints;

	/**
	 * What the network is made from.
	 *
	 * @param names names and tags
	 * @param account whose region it is in
	 * @param settings its addresses
	 */
	public record Inputs(Names names, AccountSettings account, NetworkSettings settings) {

	}

	/**
	 * What others need of the network.
	 *
	 * @param vpcId its id
	 * @param publicSubnetIds one a zone, for the load balancer and the bastion
	 * @param privateSubnetIds one a zone, for the services
	 * @param isolatedSubnetIds one a zone, for the database
	 */
	public record Outputs(String vpcId, List<String> publicSubnetIds, List<String> privateSubnetIds,
			List<String> isolatedSubnetIds) {

	}

	public Network(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		NetworkSettings settings = inputs.settings();
		Vpc vpc = Vpc.Builder.create(this, "vpc")
			.cidrBlock(settings.range().toString())
			.enableDnsSupport(true)
			.enableDnsHostnames(true)
			.tags(names.tags("network"))
			.build();
		empty(vpc, inputs.account());
		SubnetTier open = subnets("public", vpc, inputs, settings.publicRanges());
		SubnetTier closed = subnets("private", vpc, inputs, settings.privateRanges());
		SubnetTier isolated = subnets("isolated", vpc, inputs, settings.isolatedRanges());
		InternetGateway gateway = InternetGateway.Builder.create(this, "internet")
			.vpcId(vpc.getId())
			.tags(names.tags("internet"))
			.build();
		Route.Builder.create(this, "to-internet")
			.routeTableId(open.routeTableId())
			.destinationCidrBlock("0.0.0.0/0")
			.gatewayId(gateway.getId())
			.build();
		this.endpoints = new VpcEndpoints(this, "endpoints",
				new VpcEndpoints.Inputs(names, inputs.account(), vpc.getId(),
						closed.ids().subList(0, settings.endpointZones()),
						List.of(closed.routeTableId(), open.routeTableId())));
		this.outputs = new Outputs(vpc.getId(), open.ids(), closed.ids(), isolated.ids());
	}

	/**
	 * What others need.
	 * @return ids of the network and its subnets
	 */
	public Outputs outputs() {
		return this.outputs;
	}

	/**
	 * Lets members of a group use the endpoints of AWS.
	 * @param group whose members
	 */
	public void allowEndpointAccess(SecurityGroup group) {
		group.allowConnectionsTo(this.endpoints.group(), HTTPS, "AWS through its interface endpoints");
		allowS3Access(group);
	}

	/**
	 * Lets members of a group use S3, which is also where packages come from.
	 * @param group whose members
	 */
	public void allowS3Access(SecurityGroup group) {
		group.allowEgressToPrefixList(this.endpoints.storagePrefixListId(), "s3", HTTPS,
				"S3 through its gateway endpoint");
	}

	/**
	 * Removes the rules of the default security group. It gets no tags: a right to tag
	 * what was not created with the tag is a right to take over any group of the account.
	 */
	private void empty(Vpc vpc, AccountSettings account) {
		AwsProvider untagged = AwsProvider.Builder.create(this, "untagged")
			.alias("untagged")
			.region(account.region())
			.allowedAccountIds(List.of(account.id()))
			.build();
		DefaultSecurityGroup.Builder.create(this, "default-group").vpcId(vpc.getId()).provider(untagged).build();
	}

	private SubnetTier subnets(String kind, Vpc vpc, Inputs inputs, List<Cidr> ranges) {
		return new SubnetTier(this, kind, inputs.names(), vpc.getId(), inputs.settings().zones(), ranges);
	}

}
