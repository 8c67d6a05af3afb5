package dev.counter.infra.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.hashicorp.cdktf.providers.aws.flow_log.FlowLog;
import com.hashicorp.cdktf.providers.aws.flow_log.FlowLogDestinationOptions;
import dev.counter.infra.Names;
import dev.counter.infra.bucket.DeletionPolicy;
import dev.counter.infra.bucket.PrivateBucket;
import dev.counter.infra.bucket.Retention;
import dev.counter.infra.policy.Statement;
import software.constructs.Construct;

/**
 * VPC flow log of rejected traffic in S3, with an Athena table and saved queries.
 */
public final class DeniedTraffic extends Construct {

	private static final String BUCKET = "denied-traffic";

	private static final int AGGREGATION_SECONDS = 600;

	private final Names names;

	private final Outputs outputs;

	/** Names of the buckets of records and of query results, and of the workgroup. */
	public record Outputs(String recordsBucket, String resultsBucket, String workgroup) {

	}

	public DeniedTraffic(Construct scope, String id, Names names, String vpcId, int days, boolean protectLogs) {
		super(scope, id);
		this.names = names;
		PrivateBucket records = new PrivateBucket(this, "records", new PrivateBucket.Inputs(names, BUCKET,
				Retention.expiring(days), DeletionPolicy.ofLogs(protectLogs), logDelivery(), Optional.empty()));
		FlowLog log = FlowLog.Builder.create(this, "log")
			.vpcId(vpcId)
			.trafficType("REJECT")
			.logDestinationType("s3")
			.logDestination(records.arnWithoutPolicy())
			.logFormat(FlowTable.logFormat())
			.maxAggregationInterval(AGGREGATION_SECONDS)
			.destinationOptions(FlowLogDestinationOptions.builder()
				.fileFormat("parquet")
				.hiveCompatiblePartitions(true)
				.perHourPartition(true)
				.build())
			.tags(names.tags(BUCKET))
			.build();
		records.replacePolicyAfter(log);
		FlowTable table = new FlowTable(this, "table", names, records.outputs());
		FlowQueries queries = new FlowQueries(this, "queries", names, table, days);
		this.outputs = new Outputs(records.outputs().name(), queries.resultsBucket(), queries.workgroup());
	}

	public Outputs outputs() {
		return this.outputs;
	}

	/** Permissions to run the saved queries. */
	public List<Statement> queryPermissions() {
		String records = this.names.bucketArn(BUCKET);
		String results = this.names.bucketArn(FlowQueries.PART);
		String database = this.names.ofTable("network");
		return List.of(
				Statement
					.allow("Queries", "athena:GetNamedQuery", "athena:GetQueryExecution", "athena:GetQueryResults",
							"athena:GetWorkGroup", "athena:ListNamedQueries", "athena:StartQueryExecution")
					.on(this.names.arn("athena", "workgroup/" + this.names.of(FlowQueries.PART))),
				Statement.allow("Tables", "glue:GetDatabase", "glue:GetPartitions", "glue:GetTable")
					.on(this.names.arn("glue", "catalog"), this.names.arn("glue", "database/" + database),
							this.names.arn("glue", "table/" + database + "/*")),
				Statement.allow("Records", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket")
					.on(records, records + "/*", results, results + "/*"),
				Statement.allow("Results", "s3:PutObject").on(results + "/*"));
	}

	/** No condition on an ACL: log delivery sends none to a bucket without ACLs. */
	private List<Statement> logDelivery() {
		String bucket = this.names.bucketArn(BUCKET);
		return Stream
			.of(Statement.allow("LogDeliveryWrites", "s3:PutObject").on(bucket + "/*"),
					Statement.allow("LogDeliveryChecks", "s3:GetBucketAcl").on(bucket))
			.map((statement) -> statement.byService("delivery.logs.amazonaws.com")
				.when("StringEquals", "aws:SourceAccount", this.names.account().id())
				.when("ArnLike", "aws:SourceArn", this.names.arn("logs", "*")))
			.toList();
	}

}
