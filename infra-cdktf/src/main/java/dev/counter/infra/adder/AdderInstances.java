package dev.counter.infra.adder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroup;
import com.hashicorp.cdktf.providers.aws.iam_instance_profile.IamInstanceProfile;
import dev.counter.contract.Machine;
import dev.counter.contract.Variable;
import dev.counter.infra.Names;
import dev.counter.infra.balancer.ForwardingTarget;
import dev.counter.infra.database.RdsDatabase;
import dev.counter.infra.files.FilesBucket;
import dev.counter.infra.log.LogGroup;
import dev.counter.infra.network.Network;
import dev.counter.infra.network.SecurityGroup;
import dev.counter.infra.policy.Role;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts;
import dev.counter.infra.release.ReleaseVariables;
import dev.counter.infra.service.ServiceVariables;
import dev.counter.infra.settings.AdderSettings;
import software.constructs.Construct;

/**
 * Adder on EC2: an Auto Scaling group of one instance that is replaced, never repaired.
 */
public final class AdderInstances extends Construct {

	private static final String PART = Machine.SERVICE.key();

	private final Outputs outputs;

	/**
	 * Inputs of the adder.
	 *
	 * @param dependencies of the instance, in addition to the listener rules
	 */
	public record Inputs(Names names, AdderSettings settings, int logDays, Network.Outputs network,
			ReleaseVariables release, RdsDatabase database, FilesBucket files, ForwardingTarget target, String keyName,
			List<ITerraformDependable> dependencies) {

		public Inputs {
			dependencies = List.copyOf(dependencies);
		}

	}

	/**
	 * Outputs of the adder.
	 *
	 * @param running depend on it for a running instance
	 */
	public record Outputs(String groupName, String templateId, String templateVersion, SecurityGroup group,
			String logGroup, TerraformResource running) {

	}

	public AdderInstances(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		SecurityGroup group = new SecurityGroup(this, "access", names, inputs.network().vpcId(), PART,
				"The machine of the adder");
		LogGroup log = new LogGroup(this, "log", names, PART, inputs.logDays());
		Role role = new Role(this, "role", new Role.Inputs(names, PART, "The machine of the adder",
				Role.trust("ec2.amazonaws.com"), permissions(inputs, log)));
		IamInstanceProfile profile = IamInstanceProfile.Builder.create(this, "profile")
			.name(names.of(PART))
			.path(Names.IAM_PATH)
			.role(role.outputs().name())
			.tags(names.tags(PART))
			.build();
		InstanceTemplate template = new InstanceTemplate(this, "template",
				new InstanceTemplate.Inputs(names, PART, inputs.settings(), inputs.release().amiId(), inputs.keyName(),
						profile.getArn(), group.id(), userData(inputs)));
		List<ITerraformDependable> dependencies = new ArrayList<>(inputs.target().listenerRules());
		dependencies.addAll(inputs.dependencies());
		AutoscalingGroup instances = InstanceGroup.create(new Construct(this, "machines"), names, PART,
				inputs.network().privateSubnetIds(), template, inputs.target().arn(), dependencies);
		this.outputs = new Outputs(instances.getName(), template.id(), template.version(), group, log.name(),
				instances);
	}

	public Outputs outputs() {
		return this.outputs;
	}

	private static List<Statement> permissions(Inputs inputs, LogGroup log) {
		List<Statement> permissions = new ArrayList<>(List.of(inputs.database().loginPermission(Machine.SERVICE.role()),
				log.writePermission("Log"),
				Statement.allow("LogStreams", "logs:DescribeLogStreams").on(log.streamsArn()),
				Statement.allow("Measurements", "cloudwatch:PutMetricData")
					.on("*")
					.when("StringEquals", "cloudwatch:namespace", Machine.METRICS),
				// Of every release: an instance can also start while a release is
				// applied.
				Statement.allow("Archive", "s3:GetObject")
					.on(inputs.names().shared().bucketArn(Artifacts.BUCKET) + "/" + Artifacts.adderArchive("*"))));
		permissions.addAll(inputs.files().permissions(Machine.SERVICE));
		return permissions;
	}

	private static String userData(Inputs inputs) {
		ReleaseVariables release = inputs.release();
		Map<Variable, String> variables = ServiceVariables.of(Machine.SERVICE, inputs.database(), inputs.files(),
				inputs.settings().poolSize(), Machine.CA, release.commit());
		variables.put(Variable.COUNTER_ENVIRONMENT, inputs.names().environment());
		return UserData.of(variables, inputs.names().account().region(), release.adderArchive(), release.adderSha256());
	}

}
