package dev.counter.infra.operators;

import java.util.ArrayList;
import java.util.List;

import dev.counter.contract.DatabaseRole;
import dev.counter.infra.Names;
import dev.counter.infra.database.RdsDatabase;
import dev.counter.infra.network.DeniedTraffic;
import dev.counter.infra.policy.Role;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * The role that an administrator lets people take on: it finds the machines and the
 * database, reads the database, the logs, and who was denied.
 */
public final class OperatorAccess extends Construct {

	private static final String PART = "operator";

	private final Outputs outputs;

	/**
	 * What the access is made from.
	 *
	 * @param names names and tags
	 * @param account the account that it is in
	 * @param database where operators may read
	 * @param denied the record of refused traffic
	 */
	public record Inputs(Names names, AccountSettings account, RdsDatabase database, DeniedTraffic denied) {
	}

	/**
	 * What a person needs.
	 *
	 * @param roleArn the role to take on
	 */
	public record Outputs(String roleArn) {
	}

	public OperatorAccess(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		AccountSettings account = inputs.account();
		Names names = inputs.names();
		List<Statement> rights = new ArrayList<>(List.of(inputs.database().login(DatabaseRole.OPERATOR),
				Statement.allow("FindMachines", "ec2:DescribeInstances")
					.on("*")
					.when("StringEquals", "aws:RequestedRegion", account.region()),
				Statement.allow("FindDatabase", "rds:DescribeDBInstances")
					.on(account.arn("rds", "db:" + names.of("database"))),
				Statement.allow("ReadLogs", "logs:FilterLogEvents")
					.on(account.arn("logs", "log-group:" + names.ofLogGroup("*")))));
		rights.addAll(inputs.denied().reading());
		Role role = new Role(this, "role", new Role.Inputs(names, account, PART,
				"People who read the database, the logs and who was denied", trust(account), rights));
		this.outputs = new Outputs(role.outputs().arn());
	}

	private static Statement trust(AccountSettings account) {
		Statement people = Statement.allow("Assume", "sts:AssumeRole").byArn("arn:aws:iam::" + account.id() + ":root");
		return account.operatorMfa() ? people.when("Bool", "aws:MultiFactorAuthPresent", "true") : people;
	}

	/**
	 * What others need.
	 * @return the role
	 */
	public Outputs outputs() {
		return this.outputs;
	}

}
