package dev.counter.infra.bootstrap;

import java.util.List;
import java.util.Optional;

import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.bucket.PrivateBucket;
import dev.counter.infra.bucket.DeletionPolicy;
import dev.counter.infra.bucket.Retention;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * The buckets of the pipelines: states, plans and releases, and a fourth with the record
 * of who asked the others for what.
 */
final class PipelineBuckets extends Construct {

	/** The part of the plan bucket's name that says what it holds. */
	static final String PLANS_PART = "plans";

	private static final String REQUESTS_PART = "requests";

	/** How long an earlier state can be brought back. */
	private static final int STATE_DAYS = 365;

	/** An approval that takes longer has looked at a plan that is stale anyway. */
	private static final int PLAN_DAYS = 14;

	/** A release is kept forever: the machine that runs it may start again any day. */
	private static final int REPLACED_RELEASE_DAYS = 30;

	private static final int REQUEST_DAYS = 365;

	private final Outputs outputs;

	/**
	 * What others need of the buckets.
	 *
	 * @param state where the states of all stacks are
	 * @param plans where plans wait for their approval
	 * @param artifacts where releases are
	 */
	record Outputs(PrivateBucket.Outputs state, PrivateBucket.Outputs plans, PrivateBucket.Outputs artifacts) {

	}

	PipelineBuckets(Construct scope, String id, Names names, AccountSettings account) {
		super(scope, id);
		PrivateBucket.Outputs requests = new PrivateBucket(this, REQUESTS_PART,
				new PrivateBucket.Inputs(names, REQUESTS_PART, Retention.expiring(REQUEST_DAYS),
						DeletionPolicy.PREVENT_DESTROY, List.of(delivery(names, account)), Optional.empty()))
			.outputs();
		this.outputs = new Outputs(bucket(names, DeploymentStack.STATE_PART, Retention.keeping(STATE_DAYS), requests),
				bucket(names, PLANS_PART, Retention.expiring(PLAN_DAYS), requests), bucket(names, Artifacts.BUCKET_PART,
						Retention.keeping(REPLACED_RELEASE_DAYS), requests, writtenOnce(names)));
	}

	Outputs outputs() {
		return this.outputs;
	}

	private PrivateBucket.Outputs bucket(Names names, String part, Retention retention, PrivateBucket.Outputs requests,
			Statement... statements) {
		return new PrivateBucket(this, part, new PrivateBucket.Inputs(names, part, retention,
				DeletionPolicy.PREVENT_DESTROY, List.of(statements), Optional.of(requests)))
			.outputs();
	}

	/**
	 * S3 refuses a conditional write where an object is, and this one that is not
	 * conditional.
	 * @see <a href=
	 * "https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html">Enforce
	 * conditional writes</a>
	 */
	private static Statement writtenOnce(Names names) {
		return Statement.deny("WrittenOnce", "s3:PutObject")
			.byArn("*")
			.on(PrivateBucket.arnOf(names, Artifacts.BUCKET_PART) + "/" + Artifacts.releases())
			.when("Null", "s3:if-none-match", "true")
			.when("Bool", "s3:ObjectCreationOperation", "true");
	}

	private static Statement delivery(Names names, AccountSettings account) {
		return Statement.allow("LogDeliveryWrites", "s3:PutObject")
			.byService("logging.s3.amazonaws.com")
			.on(PrivateBucket.arnOf(names, REQUESTS_PART) + "/*")
			.when("StringEquals", "aws:SourceAccount", account.id())
			.when("ArnLike", "aws:SourceArn", PrivateBucket.arnOf(names, DeploymentStack.STATE_PART),
					PrivateBucket.arnOf(names, PLANS_PART), PrivateBucket.arnOf(names, Artifacts.BUCKET_PART));
	}

}
