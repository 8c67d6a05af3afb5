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
 * SSH bastion for operators: accepts their addresses only, has no permissions in AWS,
 * keeps its address. A release does not replace it: {@code deploy/renew-bastion} does.
 */
public final class Bastion extends Construct {

	/** The port of SSH. */
	public static final int SSH = 22;

	private static final String PART = "bastion";

	private static final int VOLUME_GIB = 8;

	/** Without access to SSM, its agent would only cause rejected traffic. */
	private static final String USER_DATA = """
			#cloud-config
			bootcmd:
			  - [systemctl, disable, --now, amazon-ssm-agent.service]
			""";

	private final SecurityGroup group;

	public Bastion(Construct scope, String id, Names names, BastionSettings settings, Network.Outputs network,
			String amiId, String keyName) {
		super(scope, id);
		this.group = new SecurityGroup(this, "access", names, network.vpcId(), PART, "The way in for operators");
		for (Cidr source : settings.sources()) {
			this.group.allowIngressFrom(source, source.toString().replaceAll("[./]", "-"), SSH, "Operators");
		}
		Instance instance = Instance.Builder.create(this, "machine")
			.ami(amiId)
			.instanceType(settings.instanceType().name())
			.subnetId(network.publicSubnetIds().get(0))
			.associatePublicIpAddress(true)
			.vpcSecurityGroupIds(List.of(this.group.id()))
			.keyName(keyName)
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
			.userData(USER_DATA)
			.userDataReplaceOnChange(true)
			.volumeTags(names.tags(PART))
			.tags(names.tags(PART))
			.lifecycle(TerraformResourceLifecycle.builder().ignoreChanges(List.of("ami")).build())
			.build();
		Eip.Builder.create(this, "address").domain("vpc").instance(instance.getId()).tags(names.tags(PART)).build();
	}

	public SecurityGroup group() {
		return this.group;
	}

}
