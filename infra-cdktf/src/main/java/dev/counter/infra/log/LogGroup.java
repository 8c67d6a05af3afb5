package dev.counter.infra.log;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import dev.counter.infra.Names;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * The log of one program, kept for a time and written by nobody else.
 */
public final class LogGroup extends Construct {

	private final AccountSettings account;

	private final CloudwatchLogGroup group;

	/**
	 * What a log group is made from.
	 *
	 * @param names names and tags
	 * @param account the account that it is in
	 * @param part whose log it is
	 * @param days how long it is kept
	 */
	public record Inputs(Names names, AccountSettings account, String part, int days) {

	}

	public LogGroup(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		this.account = inputs.account();
		this.group = CloudwatchLogGroup.Builder.create(this, "group")
			.name(inputs.names().ofLogGroup(inputs.part()))
			.retentionInDays(inputs.days())
			.tags(inputs.names().tags(inputs.part()))
			.build();
	}

	/**
	 * The name; whatever refers to it waits for the group.
	 * @return a reference to it
	 */
	public String name() {
		return this.group.getName();
	}

	/**
	 * The right to write to it.
	 * @param statement the statement's name
	 * @return a statement for the policy of whoever writes
	 */
	public Statement writePermission(String statement) {
		return Statement.allow(statement, "logs:CreateLogStream", "logs:PutLogEvents")
			.on(this.account.arn("logs", "log-group:" + name() + ":*"));
	}

}
