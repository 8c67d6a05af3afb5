package dev.counter.infra.adder;

import java.util.List;
import java.util.Map;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.providers.aws.iam_instance_profile.IamInstanceProfile;
import dev.counter.contract.Machine;
import dev.counter.contract.Variable;
import dev.counter.infra.Names;
import dev.counter.infra.balancer.ForwardingTarget;
import dev.counter.infra.bucket.PrivateBucket;
import dev.counter.infra.database.RdsDatabase;
import dev.counter.infra.log.LogGroup;
import dev.counter.infra.network.Network;
import dev.counter.infra.network.SecurityGroup;
import dev.counter.infra.policy.Role;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts;
import dev.counter.infra.release.ReleaseVariables;
import dev.counter.infra.service.ServiceVariables;
import dev.counter.infra.settings.EnvironmentSettings;
import software.constructs.Construct;

/**
 * The adder on a virtual machine that nobody repairs: what is wrong with it, and what is
 * new, comes as another machine that takes its place.
 */
public final class AdderInstances extends Construct {

	private static final String PART = Machine.SERVICE.key();

	private final Outputs outputs;

	/**
	 * What the adder is made from.
	 *
	 * @param names names and tags
	 * @param settings of its environment
	 * @param network where it is
	 * @param release what it runs
	 * @param database where it writes
	 * @param target where it registers
	 * @param keyName the key that operators log in with
	 * @param after what must be there first, beside the rules that lead to it
	 */
	public record Inputs(Names names, EnvironmentSettings settings, Network.Outputs network, ReleaseVariables release,
			RdsDatabase database, ForwardingTarget target, String keyName, List<ITerraformDependable> after) {

		public Inputs {
			after = List.copyOf(after);
		}

	}

	/**
	 * What others need of the adder.
	 *
	 * @param groupName the Auto Scaling group, which metrics are found by
	 * @param templateId the launch template of its machine
	 * @param templateVersion the version of it that the machine should have
	 * @param group the security group that others must be let in to
	 * @param logGroup its log
	 * @param running what to depend on for its machine to run
	 */
	public record Outputs(String groupName, String templateId, String templateVersion, SecurityGroup group,
			String logGroup, TerraformResource running) {

	}

	public AdderInstances(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		EnvironmentSettings settings = inputs.settings();
		SecurityGroup group = new SecurityGroup(this, "access",
				new SecurityGroup.Inputs(names, inputs.network().vpcId(), PART, "The machine of the adder"));
		LogGroup log = new LogGroup(this, "log",
				new LogGroup.Inputs(names, settings.account(), PART, settings.logDays()));
		Role role = new Role(this, "role", new Role.Inputs(names, settings.account(), PART, "The machine of the adder",
				Role.trust("ec2.amazonaws.com"), rights(inputs, log)));
		IamInstanceProfile profile = IamInstanceProfile.Builder.create(this, "profile")
			.name(names.of(PART))
			.path(Names.IAM_PATH)
			.role(role.outputs().name())
			.tags(names.tags(PART))
			.build();
		InstanceTemplate template = new InstanceTemplate(this, "template",
				new InstanceTemplate.Inputs(names, PART, settings.adder(), inputs.release().amiId(), inputs.keyName(),
						profile.getArn(), group.id(), script(inputs)));
		InstanceGroup machines = new InstanceGroup(this, "machines", new InstanceGroup.Inputs(names, PART,
				inputs.network().privateSubnetIds(), template, inputs.target(), inputs.after()));
		this.outputs = new Outputs(machines.name(), template.id(), template.version(), group, log.name(),
				machines.resource());
	}

	/**
	 * What others need.
	 * @return names and security group
	 */
	public Outputs outputs() {
		return this.outputs;
	}

	private static List<Statement> rights(Inputs inputs, LogGroup log) {
		return List.of(inputs.database().login(Machine.SERVICE.role()), log.writePermission("Log"),
				Statement.allow("LogStreams", "logs:DescribeLogStreams")
					.on(inputs.settings().account().arn("logs", "log-group:" + log.name() + ":*")),
				Statement.allow("Measurements", "cloudwatch:PutMetricData")
					.on("*")
					.when("StringEquals", "cloudwatch:namespace", Machine.METRICS),
				Statement.allow("Archive", "s3:GetObject").on(archives(inputs)));
	}

	/**
	 * Of every release, so that a machine can still start while another release is on its
	 * way.
	 */
	private static String archives(Inputs inputs) {
		return PrivateBucket.arnOf(Names.shared(inputs.settings().account()), Artifacts.BUCKET_PART) + "/"
				+ Artifacts.adderArchive("*");
	}

	private static String script(Inputs inputs) {
		EnvironmentSettings settings = inputs.settings();
		ReleaseVariables release = inputs.release();
		Map<Variable, String> variables = ServiceVariables.of(Machine.SERVICE, inputs.database(),
				settings.adder().poolSize(), Machine.CA, release.commit());
		variables.put(Variable.COUNTER_ENVIRONMENT, settings.environment());
		return UserData.of(variables, settings.account().region(),
				"s3://" + Artifacts.bucket(settings.account()) + "/" + release.adderArchive(), release.adderSha256());
	}

}
