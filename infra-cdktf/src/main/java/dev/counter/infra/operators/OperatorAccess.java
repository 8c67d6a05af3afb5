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
 * IAM role for operators: finds instances and the database, reads the database, the logs
 * and the rejected traffic.
 */
public final class OperatorAccess extends Construct {

	private static final String PART = "operator";

	private final String roleArn;

	public OperatorAccess(Construct scope, String id, Names names, RdsDatabase database, DeniedTraffic denied) {
		super(scope, id);
		AccountSettings account = names.account();
		List<Statement> permissions = new ArrayList<>(List.of(database.loginPermission(DatabaseRole.OPERATOR),
				Statement.allow("FindMachines", "ec2:DescribeInstances")
					.on("*")
					.when("StringEquals", "aws:RequestedRegion", account.region()),
				Statement.allow("FindDatabase", "rds:DescribeDBInstances")
					.on(names.arn("rds", "db:" + names.of("database"))),
				Statement.allow("ReadLogs", "logs:FilterLogEvents")
					.on(names.arn("logs", "log-group:" + names.ofLogGroup("*")))));
		permissions.addAll(denied.queryPermissions());
		Statement trust = Statement.allow("Assume", "sts:AssumeRole").byArn(names.globalArn("iam", "root"));
		if (account.operatorMfa()) {
			trust = trust.when("Bool", "aws:MultiFactorAuthPresent", "true");
		}
		this.roleArn = new Role(this, "role", new Role.Inputs(names, PART,
				"People who read the database, the logs and who was denied", trust, permissions))
			.outputs()
			.arn();
	}

	public String roleArn() {
		return this.roleArn;
	}

}
