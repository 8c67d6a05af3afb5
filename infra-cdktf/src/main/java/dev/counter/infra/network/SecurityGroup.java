package dev.counter.infra.network;

import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import dev.counter.infra.Names;
import dev.counter.infra.settings.Cidr;
import software.constructs.Construct;

/**
 * Things that may be reached, and may reach others, in the same way. Nothing is allowed
 * that no method here was called for.
 */
public final class SecurityGroup extends Construct {

	private final Inputs inputs;

	private final com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup group;

	/**
	 * What a group is made from.
	 *
	 * @param names names and tags
	 * @param vpcId the network
	 * @param part whose group it is, for example {@code adder}
	 * @param description the same in words
	 */
	public record Inputs(Names names, String vpcId, String part, String description) {

	}

	public SecurityGroup(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		this.inputs = inputs;
		this.group = com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup.Builder.create(this, "group")
			.name(inputs.names().of(inputs.part()))
			.description(inputs.description())
			.vpcId(inputs.vpcId())
			.tags(inputs.names().tags(inputs.part()))
			.build();
	}

	/**
	 * The id at AWS.
	 * @return a reference to it
	 */
	public String id() {
		return this.group.getId();
	}

	/**
	 * Lets members of this group open TCP connections to members of another one: out here
	 * and in there.
	 * @param other the group to reach
	 * @param port the port there
	 * @param purpose what for, in a few words
	 */
	public void allowConnectionsTo(SecurityGroup other, int port, String purpose) {
		VpcSecurityGroupEgressRule.Builder.create(this, "to-" + other.inputs.part() + "-" + port)
			.securityGroupId(id())
			.referencedSecurityGroupId(other.id())
			.ipProtocol("tcp")
			.fromPort(port)
			.toPort(port)
			.description(purpose)
			.tags(this.inputs.names().tags(this.inputs.part() + "-to-" + other.inputs.part()))
			.build();
		VpcSecurityGroupIngressRule.Builder.create(other, "from-" + this.inputs.part() + "-" + port)
			.securityGroupId(other.id())
			.referencedSecurityGroupId(id())
			.ipProtocol("tcp")
			.fromPort(port)
			.toPort(port)
			.description(purpose)
			.tags(this.inputs.names().tags(other.inputs.part() + "-from-" + this.inputs.part()))
			.build();
	}

	/**
	 * Lets members open TCP connections to the addresses that AWS manages for a service.
	 * @param prefixListId the list of addresses
	 * @param service the service's short name
	 * @param port the port there
	 * @param purpose what for, in a few words
	 */
	public void allowEgressToPrefixList(String prefixListId, String service, int port, String purpose) {
		VpcSecurityGroupEgressRule.Builder.create(this, "to-" + service + "-" + port)
			.securityGroupId(id())
			.prefixListId(prefixListId)
			.ipProtocol("tcp")
			.fromPort(port)
			.toPort(port)
			.description(purpose)
			.tags(this.inputs.names().tags(this.inputs.part() + "-to-" + service))
			.build();
	}

	/**
	 * Lets members accept TCP connections from outside of the network.
	 * @param range the addresses that may connect
	 * @param name a short name of the range, unique for the port
	 * @param port the port here
	 * @param purpose what for, in a few words
	 */
	public void allowIngressFrom(Cidr range, String name, int port, String purpose) {
		VpcSecurityGroupIngressRule.Builder.create(this, "from-" + name + "-" + port)
			.securityGroupId(id())
			.cidrIpv4(range.toString())
			.ipProtocol("tcp")
			.fromPort(port)
			.toPort(port)
			.description(purpose)
			.tags(this.inputs.names().tags(this.inputs.part() + "-from-" + name))
			.build();
	}

}
