package dev.counter.infra.network;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.default_security_group.DefaultSecurityGroup;
import com.hashicorp.cdktf.providers.aws.internet_gateway.InternetGateway;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import com.hashicorp.cdktf.providers.aws.route.Route;
import com.hashicorp.cdktf.providers.aws.vpc.Vpc;
import dev.counter.infra.Names;
import dev.counter.infra.settings.AccountSettings;
import dev.counter.infra.settings.NetworkSettings;
import software.constructs.Construct;

/**
 * VPC with public, private and isolated subnets in two zones. Only public subnets have a
 * route to the internet; private subnets reach AWS through VPC endpoints.
 */
public final class Network extends Construct {

	private static final int HTTPS = 443;

	private final Outputs outputs;

	private final VpcEndpoints endpoints;

	/** Ids of the VPC, of its subnets, one a zone, and of its gateway endpoint for S3. */
	public record Outputs(String vpcId, List<String> publicSubnetIds, List<String> privateSubnetIds,
			List<String> isolatedSubnetIds, String s3EndpointId) {

	}

	public Network(Construct scope, String id, Names names, NetworkSettings settings) {
		super(scope, id);
		Vpc vpc = Vpc.Builder.create(this, "vpc")
			.cidrBlock(settings.range().toString())
			.enableDnsSupport(true)
			.enableDnsHostnames(true)
			.tags(names.tags("network"))
			.build();
		emptyDefaultSecurityGroup(vpc, names.account());
		List<String> zones = settings.zones();
		SubnetTier open = new SubnetTier(this, "public", names, vpc.getId(), zones, settings.publicRanges());
		SubnetTier closed = new SubnetTier(this, "private", names, vpc.getId(), zones, settings.privateRanges());
		SubnetTier isolated = new SubnetTier(this, "isolated", names, vpc.getId(), zones, settings.isolatedRanges());
		InternetGateway gateway = InternetGateway.Builder.create(this, "internet")
			.vpcId(vpc.getId())
			.tags(names.tags("internet"))
			.build();
		Route.Builder.create(this, "to-internet")
			.routeTableId(open.routeTableId())
			.destinationCidrBlock("0.0.0.0/0")
			.gatewayId(gateway.getId())
			.build();
		this.endpoints = new VpcEndpoints(this, "endpoints", names, vpc.getId(),
				closed.ids().subList(0, settings.endpointZones()), List.of(closed.routeTableId(), open.routeTableId()));
		this.outputs = new Outputs(vpc.getId(), open.ids(), closed.ids(), isolated.ids(), this.endpoints.s3Id());
	}

	public Outputs outputs() {
		return this.outputs;
	}

	/** Allows a security group to use the VPC endpoints, S3 included. */
	public void allowEndpointAccess(SecurityGroup group) {
		group.allowConnectionsTo(this.endpoints.group(), HTTPS, "AWS through its interface endpoints");
		allowS3Access(group);
	}

	/** Allows a security group to use S3, which also has the packages of Amazon Linux. */
	public void allowS3Access(SecurityGroup group) {
		group.allowEgressToPrefixList(this.endpoints.s3PrefixListId(), "s3", HTTPS, "S3 through its gateway endpoint");
	}

	/**
	 * Removes the rules of the default security group. Without tags: permission to tag
	 * existing groups would be permission to change any group of the account.
	 */
	private void emptyDefaultSecurityGroup(Vpc vpc, AccountSettings account) {
		AwsProvider untagged = AwsProvider.Builder.create(this, "untagged")
			.alias("untagged")
			.region(account.region())
			.allowedAccountIds(List.of(account.id()))
			.build();
		DefaultSecurityGroup.Builder.create(this, "default-group").vpcId(vpc.getId()).provider(untagged).build();
	}

}
