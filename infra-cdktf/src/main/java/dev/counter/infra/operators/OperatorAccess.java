package dev.counter.infra.operators;

import java.util.List;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Variable;
import dev.counter.infra.Names;
import dev.counter.infra.database.Database;
import dev.counter.infra.policy.Role;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * How a person gets to the machines and to the database: a role that an administrator
 * lets people take on, and what to write into one's own SSH settings.
 */
public final class OperatorAccess extends Construct {

	private static final String PART = "operator";

	/** On the operator's own machine, where 5432 may be taken. */
	private static final int TUNNEL_PORT = 15432;

	private static final DatabaseRole LOGIN = DatabaseRole.OPERATOR;

	private final Outputs outputs;

	/**
	 * What the access is made from.
	 *
	 * @param names names and tags
	 * @param account the account that it is in
	 * @param bastionAddress the bastion's public address
	 * @param adderGroup the Auto Scaling group whose machine is wanted
	 * @param database where operators may read
	 */
	public record Inputs(Names names, AccountSettings account, String bastionAddress, String adderGroup,
			Database database) {

	}

	/**
	 * What a person needs.
	 *
	 * @param roleArn the role to take on
	 * @param sshConfig lines for {@code ~/.ssh/config}
	 * @param psql the command that logs in through the tunnel
	 */
	public record Outputs(String roleArn, String sshConfig, String psql) {

	}

	public OperatorAccess(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		AccountSettings account = inputs.account();
		Role role = new Role(this, "role",
				new Role.Inputs(inputs.names(), account, PART, "People who read the database and find the machines",
						Statement.allow("Assume", "sts:AssumeRole").byArn("arn:aws:iam::" + account.id() + ":root"),
						List.of(inputs.database().login(LOGIN),
								Statement.allow("FindMachines", "ec2:DescribeInstances")
									.on("*")
									.when("StringEquals", "aws:RequestedRegion", account.region()))));
		this.outputs = new Outputs(role.outputs().arn(), sshConfig(inputs), psql(inputs));
	}

	/**
	 * What others need.
	 * @return role and texts
	 */
	public Outputs outputs() {
		return this.outputs;
	}

	private static String sshConfig(Inputs inputs) {
		String prefix = inputs.names().prefix();
		return """
				Host %1$s-bastion
				  HostName %2$s
				  User ec2-user

				# ssh -N %1$s-database opens the way for psql.
				Host %1$s-database
				  HostName %2$s
				  User ec2-user
				  LocalForward 127.0.0.1:%3$s %4$s:%5$s
				  ExitOnForwardFailure yes

				# Each machine has a key of its own, and lasts for a release; it is reached through the bastion only.
				Host %1$s-adder
				  User ec2-user
				  StrictHostKeyChecking no
				  UserKnownHostsFile /dev/null
				  ProxyCommand ssh %1$s-bastion -W "$(aws ec2 describe-instances --region %6$s --filters Name=tag:aws:autoscaling:groupName,Values=%7$s Name=instance-state-name,Values=running --query 'Reservations[0].Instances[0].PrivateIpAddress' --output text):%%p"
				"""
			.formatted(prefix, inputs.bastionAddress(), TUNNEL_PORT, inputs.database().outputs().host(), Database.PORT,
					inputs.account().region(), inputs.adderGroup());
	}

	private static String psql(Inputs inputs) {
		String host = inputs.database().outputs().host();
		return """
				PGPASSWORD="$(aws rds generate-db-auth-token --region %1$s --hostname %2$s --port %3$s --username %4$s)" \
				psql "host=%2$s hostaddr=127.0.0.1 port=%5$s dbname=%6$s user=%4$s sslmode=verify-full sslrootcert=rds-ca.pem\""""
			.formatted(inputs.account().region(), host, Database.PORT, LOGIN.roleName(), TUNNEL_PORT,
					Variable.DATABASE_NAME.defaultText());
	}

}
