package dev.counter.infra.network;

import java.util.List;
import java.util.Optional;

import com.hashicorp.cdktf.providers.aws.flow_log.FlowLog;
import com.hashicorp.cdktf.providers.aws.flow_log.FlowLogDestinationOptions;
import dev.counter.infra.Names;
import dev.counter.infra.bucket.PrivateBucket;
import dev.counter.infra.bucket.DeletionPolicy;
import dev.counter.infra.bucket.Retention;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * The record of traffic that the network refused, and the queries that tell who was
 * denied.
 */
public final class DeniedTraffic extends Construct {

	/** The part of the bucket's name that says what it holds. */
	public static final String RECORDS = "denied-traffic";

	private static final int AGGREGATION_SECONDS = 600;

	private final Inputs inputs;

	private final Outputs outputs;

	/**
	 * What the record is made from.
	 *
	 * @param names names and tags
	 * @param account whose network it is
	 * @param vpcId the network
	 * @param days how long the record is kept
	 * @param protect whether the pipeline must not empty the record
	 */
	public record Inputs(Names names, AccountSettings account, String vpcId, int days, boolean protect) {

	}

	/**
	 * What others need of it.
	 *
	 * @param recordsBucket where the records are
	 * @param resultsBucket where results of queries are
	 * @param workgroup the workgroup of Athena that has the queries
	 */
	public record Outputs(String recordsBucket, String resultsBucket, String workgroup) {

	}

	public DeniedTraffic(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		this.inputs = inputs;
		Names names = inputs.names();
		PrivateBucket records = new PrivateBucket(this, "records",
				new PrivateBucket.Inputs(names, RECORDS, Retention.expiring(inputs.days()),
						DeletionPolicy.ofLogs(inputs.protect()), delivery(inputs), Optional.empty()));
		FlowLog log = FlowLog.Builder.create(this, "log")
			.vpcId(inputs.vpcId())
			.trafficType("REJECT")
			.logDestinationType("s3")
			.logDestination(records.bareArn())
			.logFormat(FlowField.format())
			.maxAggregationInterval(AGGREGATION_SECONDS)
			.destinationOptions(FlowLogDestinationOptions.builder()
				.fileFormat("parquet")
				.hiveCompatiblePartitions(true)
				.perHourPartition(true)
				.build())
			.tags(names.tags(RECORDS))
			.build();
		records.putPolicyAfter(log);
		FlowTable table = new FlowTable(this, "table", names, inputs.account(), records.outputs());
		FlowQueries queries = new FlowQueries(this, "queries", names, table, inputs.days());
		this.outputs = new Outputs(records.outputs().name(), queries.resultsBucket(), queries.workgroup());
	}

	/**
	 * What others need.
	 * @return buckets and workgroup
	 */
	public Outputs outputs() {
		return this.outputs;
	}

	/**
	 * The rights to run the queries.
	 * @return statements for the policy of a role
	 */
	public List<Statement> reading() {
		AccountSettings account = this.inputs.account();
		Names names = this.inputs.names();
		String results = PrivateBucket.arnOf(names, FlowQueries.PART);
		return List.of(
				Statement
					.allow("Queries", "athena:GetNamedQuery", "athena:GetQueryExecution", "athena:GetQueryResults",
							"athena:GetWorkGroup", "athena:ListNamedQueries", "athena:StartQueryExecution")
					.on(account.arn("athena", "workgroup/" + names.of(FlowQueries.PART))),
				Statement.allow("Tables", "glue:GetDatabase", "glue:GetPartitions", "glue:GetTable")
					.on(account.arn("glue", "catalog"), account.arn("glue", "database/" + names.ofTable("network")),
							account.arn("glue", "table/" + names.ofTable("network") + "/*")),
				Statement.allow("Records", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket")
					.on(records(), records() + "/*", results, results + "/*"),
				Statement.allow("Results", "s3:PutObject").on(results + "/*"));
	}

	private String records() {
		return PrivateBucket.arnOf(this.inputs.names(), RECORDS);
	}

	/**
	 * What log delivery needs; it belongs to AWS, so whose logs it delivers is named. No
	 * condition on an ACL, which is not sent to a bucket that has none.
	 */
	private static List<Statement> delivery(Inputs inputs) {
		String bucket = PrivateBucket.arnOf(inputs.names(), RECORDS);
		return List.of(ofOurs(Statement.allow("LogDeliveryWrites", "s3:PutObject").on(bucket + "/*"), inputs),
				ofOurs(Statement.allow("LogDeliveryChecks", "s3:GetBucketAcl").on(bucket), inputs));
	}

	private static Statement ofOurs(Statement statement, Inputs inputs) {
		return statement.byService("delivery.logs.amazonaws.com")
			.when("StringEquals", "aws:SourceAccount", inputs.account().id())
			.when("ArnLike", "aws:SourceArn", inputs.account().arn("logs", "*"));
	}

}
