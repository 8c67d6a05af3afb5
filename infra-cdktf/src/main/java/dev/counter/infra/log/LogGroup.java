package dev.counter.infra.log;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import dev.counter.infra.Names;
import dev.counter.infra.policy.Statement;
import software.constructs.Construct;

/**
 * CloudWatch log group of one program, with a retention time.
 */
public final class LogGroup extends Construct {

	private final Names names;

	private final CloudwatchLogGroup group;

	public LogGroup(Construct scope, String id, Names names, String part, int retentionDays) {
		super(scope, id);
		this.names = names;
		this.group = CloudwatchLogGroup.Builder.create(this, "group")
			.name(names.ofLogGroup(part))
			.retentionInDays(retentionDays)
			.tags(names.tags(part))
			.build();
	}

	/** A reference: a resource with it depends on the group. */
	public String name() {
		return this.group.getName();
	}

	public Statement writePermission(String statement) {
		return Statement.allow(statement, "logs:CreateLogStream", "logs:PutLogEvents").on(streamsArn());
	}

	/** The ARN of all log streams. */
	public String streamsArn() {
		return this.names.arn("logs", "log-group:" + name() + ":*");
	}

}
