package dev.counter.infra.adder;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
 * What a new machine is like.
 */
final class InstanceTemplate extends Construct {

	/** The name that the images of Amazon Linux give their first disk. */
	private static final String ROOT_DISK = "/dev/xvda";

	/** What a machine consists of and default tags of the provider don't reach. */
	private static final List<String> TAGGED = List.of("instance", "network-interface", "volume");

	private final LaunchTemplate template;

	/**
	 * What a template is made from.
	 *
	 * @param names names and tags
	 * @param part whose machine it is
	 * @param settings its size
	 * @param amiId what it starts from
	 * @param keyName the key that operators log in with
	 * @param profileArn its rights in AWS
	 * @param groupId its security group
	 * @param script what it runs first
	 */
	record Inputs(Names names, String part, AdderSettings settings, String amiId, String keyName, String profileArn,
			String groupId, String script) {

	}

	InstanceTemplate(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		this.template = LaunchTemplate.Builder.create(this, "template")
			.name(names.of(inputs.part()))
			.description("A machine of the " + inputs.part())
			.updateDefaultVersion(true)
			.imageId(inputs.amiId())
			.instanceType(inputs.settings().instanceType())
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
				.deviceName(ROOT_DISK)
				.ebs(LaunchTemplateBlockDeviceMappingsEbs.builder()
					.volumeType("gp3")
					.volumeSize(inputs.settings().volumeGib())
					.encrypted("true")
					.deleteOnTermination("true")
					.build())
				.build()))
			.userData(encoded(inputs.script()))
			.tagSpecifications(TAGGED.stream()
				.map((type) -> LaunchTemplateTagSpecifications.builder()
					.resourceType(type)
					.tags(tags(names, inputs.part()))
					.build())
				.toList())
			.tags(names.tags(inputs.part()))
			.build();
	}

	String id() {
		return this.template.getId();
	}

	/**
	 * The newest version, by its number: a group can't be rolled back to {@code $Latest}.
	 */
	String version() {
		return Token.asString(this.template.getLatestVersion());
	}

	/** Terraform encodes it, once it knows what the references in it stand for. */
	private static String encoded(String script) {
		String text = script.replace("\\", "\\\\").replace("\"", "\\\"");
		return Token.asString(Fn.base64encode(text));
	}

	private static Map<String, String> tags(Names names, String part) {
		Map<String, String> tags = new TreeMap<>();
		Stream.of(names.stackTags(), names.tags(part)).forEach(tags::putAll);
		return tags;
	}

}
