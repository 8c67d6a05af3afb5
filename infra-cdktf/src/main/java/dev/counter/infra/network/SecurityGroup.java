package dev.counter.infra.network;

import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import dev.counter.infra.Names;
import dev.counter.infra.settings.Cidr;
import software.constructs.Construct;

/**
 * Security group without any rule but those that its methods add.
 */
public final class SecurityGroup extends Construct {

	private final Names names;

	private final String part;

	private final com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup group;

	public SecurityGroup(Construct scope, String id, Names names, String vpcId, String part, String description) {
		super(scope, id);
		this.names = names;
		this.part = part;
		this.group = com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup.Builder.create(this, "group")
			.name(names.of(part))
			.description(description)
			.vpcId(vpcId)
			.tags(names.tags(part))
			.build();
	}

	public String id() {
		return this.group.getId();
	}

	/** Allows TCP connections to another group: egress here, ingress there. */
	public void allowConnectionsTo(SecurityGroup other, int port, String purpose) {
		egress(other.part, port, purpose).referencedSecurityGroupId(other.id()).build();
		other.ingress(this.part, port, purpose).referencedSecurityGroupId(id()).build();
	}

	/** Allows TCP connections to a service's AWS-managed prefix list. */
	public void allowEgressToPrefixList(String prefixListId, String service, int port, String purpose) {
		egress(service, port, purpose).prefixListId(prefixListId).build();
	}

	/**
	 * Allows TCP connections from addresses outside of the VPC.
	 * @param name a short name of the range, unique for the port
	 */
	public void allowIngressFrom(Cidr range, String name, int port, String purpose) {
		ingress(name, port, purpose).cidrIpv4(range.toString()).build();
	}

	private VpcSecurityGroupEgressRule.Builder egress(String peer, int port, String purpose) {
		return VpcSecurityGroupEgressRule.Builder.create(this, "to-" + peer + "-" + port)
			.securityGroupId(id())
			.ipProtocol("tcp")
			.fromPort(port)
			.toPort(port)
			.description(purpose)
			.tags(this.names.tags(this.part + "-to-" + peer));
	}

	private VpcSecurityGroupIngressRule.Builder ingress(String peer, int port, String purpose) {
		return VpcSecurityGroupIngressRule.Builder.create(this, "from-" + peer + "-" + port)
			.securityGroupId(id())
			.ipProtocol("tcp")
			.fromPort(port)
			.toPort(port)
			.description(purpose)
			.tags(this.names.tags(this.part + "-from-" + peer));
	}

}
