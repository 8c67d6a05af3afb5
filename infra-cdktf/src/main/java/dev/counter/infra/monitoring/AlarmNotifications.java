package dev.counter.infra.monitoring;

import com.hashicorp.cdktf.providers.aws.sns_topic.SnsTopic;
import com.hashicorp.cdktf.providers.aws.sns_topic_policy.SnsTopicPolicy;
import com.hashicorp.cdktf.providers.aws.sns_topic_subscription.SnsTopicSubscription;
import dev.counter.infra.Names;
import dev.counter.infra.policy.PolicyDocument;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * The way from an alarm to a person's mailbox. It is not encrypted with a key of KMS:
 * CloudWatch may not use the one that AWS manages for SNS, and no alarm would ever
 * arrive.
 */
final class AlarmNotifications extends Construct {

	private static final String PART = "alarms";

	private final String topicArn;

	AlarmNotifications(Construct scope, String id, Names names, AccountSettings account, String email) {
		super(scope, id);
		SnsTopic topic = SnsTopic.Builder.create(this, "topic").name(names.of(PART)).tags(names.tags(PART)).build();
		SnsTopicPolicy policy = SnsTopicPolicy.Builder.create(this, "policy")
			.arn(topic.getArn())
			.policy(PolicyDocument.of(Statement.allow("Alarms", "sns:Publish")
				.byService("cloudwatch.amazonaws.com")
				.on(account.arn("sns", names.of(PART)))
				.when("StringEquals", "aws:SourceAccount", account.id())
				.when("ArnLike", "aws:SourceArn", account.arn("cloudwatch", "alarm:" + names.prefix() + "-*"))))
			.build();
		SnsTopicSubscription.Builder.create(this, "email")
			.topicArn(topic.getArn())
			.protocol("email")
			.endpoint(email)
			.build();
		this.topicArn = policy.getArn();
	}

	/** Whatever refers to it waits for its policy. */
	String topicArn() {
		return this.topicArn;
	}

}
