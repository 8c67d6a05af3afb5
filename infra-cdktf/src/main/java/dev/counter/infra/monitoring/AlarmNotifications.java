package dev.counter.infra.monitoring;

import com.hashicorp.cdktf.providers.aws.sns_topic.SnsTopic;
import com.hashicorp.cdktf.providers.aws.sns_topic_policy.SnsTopicPolicy;
import com.hashicorp.cdktf.providers.aws.sns_topic_subscription.SnsTopicSubscription;
import dev.counter.infra.Names;
import dev.counter.infra.policy.PolicyDocument;
import dev.counter.infra.policy.Statement;
import software.constructs.Construct;

/**
 * SNS topic with an email subscription for alarms. Without KMS: CloudWatch may not use
 * the AWS managed key of SNS, so that no notification would arrive.
 */
final class AlarmNotifications extends Construct {

	private static final String PART = "alarms";

	private final String topicArn;

	AlarmNotifications(Construct scope, String id, Names names, String email) {
		super(scope, id);
		SnsTopic topic = SnsTopic.Builder.create(this, "topic").name(names.of(PART)).tags(names.tags(PART)).build();
		SnsTopicPolicy policy = SnsTopicPolicy.Builder.create(this, "policy")
			.arn(topic.getArn())
			.policy(PolicyDocument.of(Statement.allow("Alarms", "sns:Publish")
				.byService("cloudwatch.amazonaws.com")
				.on(names.arn("sns", names.of(PART)))
				.when("StringEquals", "aws:SourceAccount", names.account().id())
				.when("ArnLike", "aws:SourceArn", names.arn("cloudwatch", "alarm:" + names.prefix() + "-*"))))
			.build();
		SnsTopicSubscription.Builder.create(this, "email")
			.topicArn(topic.getArn())
			.protocol("email")
			.endpoint(email)
			.build();
		this.topicArn = policy.getArn();
	}

	/** A reference: a resource with it depends on the topic's policy. */
	String topicArn() {
		return this.topicArn;
	}

}
