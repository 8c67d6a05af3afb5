package dev.counter.infra.bootstrap;

import java.util.List;
import java.util.Optional;

import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.bucket.DeletionPolicy;
import dev.counter.infra.bucket.PrivateBucket;
import dev.counter.infra.bucket.Retention;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts;
import software.constructs.Construct;

/**
 * S3 buckets of the pipelines: Terraform states, plans, artifacts, and the access logs of
 * the three.
 */
final class PipelineBuckets extends Construct {

	private static final String PLANS = "plans";

	private static final String REQUESTS = "requests";

	/** An earlier version of a state can be restored for this long. */
	private static final int STATE_DAYS = 365;

	/** After two weeks a plan is stale. */
	private static final int PLAN_DAYS = 14;

	/** Artifacts never expire: an instance may start from any release. */
	private static final int REPLACED_ARTIFACT_DAYS = 30;

	private static final int REQUEST_DAYS = 365;

	private final Outputs outputs;

	/** Buckets of states, plans and artifacts. */
	record Outputs(PrivateBucket.Outputs state, PrivateBucket.Outputs plans, PrivateBucket.Outputs artifacts) {

	}

	PipelineBuckets(Construct scope, String id, Names names) {
		super(scope, id);
		Optional<PrivateBucket.Outputs> requests = Optional
			.of(bucket(names, REQUESTS, Retention.expiring(REQUEST_DAYS), Optional.empty(), logDelivery(names)));
		this.outputs = new Outputs(bucket(names, DeploymentStack.STATE_BUCKET, Retention.keeping(STATE_DAYS), requests),
				bucket(names, PLANS, Retention.expiring(PLAN_DAYS), requests),
				bucket(names, Artifacts.BUCKET, Retention.keeping(REPLACED_ARTIFACT_DAYS), requests, writeOnce(names)));
	}

	Outputs outputs() {
		return this.outputs;
	}

	private PrivateBucket.Outputs bucket(Names names, String part, Retention retention,
			Optional<PrivateBucket.Outputs> accessLogs, Statement... statements) {
		return new PrivateBucket(this, part, new PrivateBucket.Inputs(names, part, retention,
				DeletionPolicy.PREVENT_DESTROY, List.of(statements), accessLogs))
			.outputs();
	}

	/**
	 * Enforces conditional writes: S3 rejects a conditional write of an existing object,
	 * this statement every unconditional one.
	 * @see <a href=
	 * "https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html">Enforce
	 * conditional writes</a>
	 */
	private static Statement writeOnce(Names names) {
		return Statement.deny("WrittenOnce", "s3:PutObject")
			.byArn("*")
			.on(names.bucketArn(Artifacts.BUCKET) + "/" + Artifacts.RELEASES)
			.when("Null", "s3:if-none-match", "true")
			.when("Bool", "s3:ObjectCreationOperation", "true");
	}

	private static Statement logDelivery(Names names) {
		return Statement.allow("LogDeliveryWrites", "s3:PutObject")
			.byService("logging.s3.amazonaws.com")
			.on(names.bucketArn(REQUESTS) + "/*")
			.when("StringEquals", "aws:SourceAccount", names.account().id())
			.when("ArnLike", "aws:SourceArn", names.bucketArn(DeploymentStack.STATE_BUCKET), names.bucketArn(PLANS),
					names.bucketArn(Artifacts.BUCKET));
	}

}
