package dev.counter.infra.adder;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.hashicorp.cdktf.Fn;
import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplate;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateBlockDeviceMappings;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateBlockDeviceMappingsEbs;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateIamInstanceProfile;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateMetadataOptions;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateNetworkInterfaces;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateTagSpecifications;
import dev.counter.infra.Names;
import dev.counter.infra.settings.AdderSettings;
import software.constructs.Construct;

/**
 * EC2 launch template of an instance: encrypted disk, IMDSv2 only, no public address.
 */
final class InstanceTemplate extends Construct {

	/** The root device of Amazon Linux images. */
	private static final String ROOT_DEVICE = "/dev/xvda";

	/** The provider's default tags do not reach these. */
	private static final List<String> TAGGED = List.of("instance", "network-interface", "volume");

	private final LaunchTemplate template;

	/** Inputs of the launch template. */
	record Inputs(Names names, String part, AdderSettings settings, String amiId, String keyName, String profileArn,
			String groupId, String userData) {

	}

	InstanceTemplate(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		Map<String, String> tags = new TreeMap<>(names.stackTags());
		tags.putAll(names.tags(inputs.part()));
		this.template = LaunchTemplate.Builder.create(this, "template")
			.name(names.of(inputs.part()))
			.description("A machine of the " + inputs.part())
			.updateDefaultVersion(true)
			.imageId(inputs.amiId())
			.instanceType(inputs.settings().instanceType().name())
			.keyName(inputs.keyName())
			.ebsOptimized("true")
			.iamInstanceProfile(LaunchTemplateIamInstanceProfile.builder().arn(inputs.profileArn()).build())
			.metadataOptions(LaunchTemplateMetadataOptions.builder()
				.httpEndpoint("enabled")
				.httpTokens("required")
				.httpPutResponseHopLimit(1)
				.build())
			.networkInterfaces(List.of(LaunchTemplateNetworkInterfaces.builder()
				.deviceIndex(0)
				.associatePublicIpAddress("false")
				.deleteOnTermination("true")
				.securityGroups(List.of(inputs.groupId()))
				.build()))
			.blockDeviceMappings(List.of(LaunchTemplateBlockDeviceMappings.builder()
				.deviceName(ROOT_DEVICE)
				.ebs(LaunchTemplateBlockDeviceMappingsEbs.builder()
					.volumeType("gp3")
					.volumeSize(inputs.settings().volumeGib())
					.encrypted("true")
					.deleteOnTermination("true")
					.build())
				.build()))
			.userData(encoded(inputs.userData()))
			.tagSpecifications(TAGGED.stream()
				.map((type) -> LaunchTemplateTagSpecifications.builder().resourceType(type).tags(tags).build())
				.toList())
			.tags(names.tags(inputs.part()))
			.build();
	}

	String id() {
		return this.template.getId();
	}

	/** The number of the latest version: a rollback to {@code $Latest} is impossible. */
	String version() {
		return Token.asString(this.template.getLatestVersion());
	}

	/** Terraform encodes it after it has resolved the references. */
	private static String encoded(String userData) {
		return Token.asString(Fn.base64encode(userData.replace("\\", "\\\\").replace("\"", "\\\"")));
	}

}
