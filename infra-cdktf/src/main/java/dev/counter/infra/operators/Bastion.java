package dev.counter.infra.operators;

import java.util.List;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.eip.Eip;
import com.hashicorp.cdktf.providers.aws.instance.Instance;
import com.hashicorp.cdktf.providers.aws.instance.InstanceCreditSpecification;
import com.hashicorp.cdktf.providers.aws.instance.InstanceMetadataOptions;
import com.hashicorp.cdktf.providers.aws.instance.InstanceRootBlockDevice;
import dev.counter.infra.Names;
import dev.counter.infra.network.Network;
import dev.counter.infra.network.SecurityGroup;
import dev.counter.infra.settings.BastionSettings;
import dev.counter.infra.settings.Cidr;
import software.constructs.Construct;

/**
 * The only machine that can be logged in to from outside, by those who have the key and
 * come from an address that settings name. It passes connections on and has no rights in
 * AWS. It keeps its address, and a release with a newer image leaves it as it is:
 * {@code deploy/renew-bastion} replaces it.
 */
public final class Bastion extends Construct {

	/** Where SSH listens, here and on every other machine. */
	public static final int SSH = 22;

	private static final String PART = "bastion";

	private static final int VOLUME_GIB = 8;

	/** The network lets nothing out but to S3: its attempts would be denied traffic. */
	private static final String FIRST = """
			#cloud-config
			bootcmd:
			  - [systemctl, disable, --now, amazon-ssm-agent.service]
			""";

	private final Outputs outputs;

	/**
	 * What the bastion is made from.
	 *
	 * @param names names and tags
	 * @param settings who may come in
	 * @param network where it is
	 * @param amiId what it starts from
	 * @param keyName the key that opens it
	 */
	public record Inputs(Names names, BastionSettings settings, Network.Outputs network, String amiId, String keyName) {

	}

	/**
	 * What others need of the bastion.
	 *
	 * @param group the security group that others must let in
	 */
	public record Outputs(SecurityGroup group) {

	}

	public Bastion(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		SecurityGroup group = new SecurityGroup(this, "access",
				new SecurityGroup.Inputs(names, inputs.network().vpcId(), PART, "The way in for operators"));
		for (Cidr source : inputs.settings().sources()) {
			group.allowIngressFrom(source, source.toString().replaceAll("[./]", "-"), SSH, "Operators");
		}
		Instance instance = Instance.Builder.create(this, "machine")
			.ami(inputs.amiId())
			.instanceType(inputs.settings().instanceType())
			.subnetId(inputs.network().publicSubnetIds().get(0))
			.associatePublicIpAddress(true)
			.vpcSecurityGroupIds(List.of(group.id()))
			.keyName(inputs.keyName())
			.ebsOptimized(true)
			.creditSpecification(InstanceCreditSpecification.builder().cpuCredits("standard").build())
			.metadataOptions(InstanceMetadataOptions.builder()
				.httpEndpoint("enabled")
				.httpTokens("required")
				.httpPutResponseHopLimit(1)
				.build())
			.rootBlockDevice(InstanceRootBlockDevice.builder()
				.volumeType("gp3")
				.volumeSize(VOLUME_GIB)
				.encrypted(true)
				.deleteOnTermination(true)
				.build())
			.userData(FIRST)
			.userDataReplaceOnChange(true)
			.volumeTags(names.tags(PART))
			.tags(names.tags(PART))
			.lifecycle(TerraformResourceLifecycle.builder().ignoreChanges(List.of("ami")).build())
			.build();
		Eip.Builder.create(this, "address").domain("vpc").instance(instance.getId()).tags(names.tags(PART)).build();
		this.outputs = new Outputs(group);
	}

	/**
	 * What others need.
	 * @return the security group
	 */
	public Outputs outputs() {
		return this.outputs;
	}

}
