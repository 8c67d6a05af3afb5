package dev.counter.infra.network;

import java.util.List;
import java.util.Optional;

import com.hashicorp.cdktf.providers.aws.athena_named_query.AthenaNamedQuery;
import com.hashicorp.cdktf.providers.aws.athena_workgroup.AthenaWorkgroup;
import com.hashicorp.cdktf.providers.aws.athena_workgroup.AthenaWorkgroupConfiguration;
import com.hashicorp.cdktf.providers.aws.athena_workgroup.AthenaWorkgroupConfigurationResultConfiguration;
import com.hashicorp.cdktf.providers.aws.athena_workgroup.AthenaWorkgroupConfigurationResultConfigurationEncryptionConfiguration;
import dev.counter.infra.Names;
import dev.counter.infra.bucket.DeletionPolicy;
import dev.counter.infra.bucket.PrivateBucket;
import dev.counter.infra.bucket.Retention;
import software.constructs.Construct;

/**
 * Athena workgroup with saved queries on rejected traffic.
 */
final class FlowQueries extends Construct {

	static final String PART = "denied-queries";

	/** Athena cancels a query that scans more. */
	private static final long SCAN_LIMIT_BYTES = 10L * 1024 * 1024 * 1024;

	private final PrivateBucket results;

	private final AthenaWorkgroup workgroup;

	FlowQueries(Construct scope, String id, Names names, FlowTable table, int days) {
		super(scope, id);
		this.results = new PrivateBucket(this, "results", new PrivateBucket.Inputs(names, PART,
				Retention.expiring(days), DeletionPolicy.FORCE_DESTROY, List.of(), Optional.empty()));
		this.workgroup = AthenaWorkgroup.Builder.create(this, "workgroup")
			.name(names.of(PART))
			.description("Who was denied at the network's edge")
			.forceDestroy(true)
			.configuration(AthenaWorkgroupConfiguration.builder()
				.enforceWorkgroupConfiguration(true)
				.publishCloudwatchMetricsEnabled(true)
				.bytesScannedCutoffPerQuery(SCAN_LIMIT_BYTES)
				.resultConfiguration(AthenaWorkgroupConfigurationResultConfiguration.builder()
					.outputLocation("s3://" + this.results.outputs().name() + "/")
					.encryptionConfiguration(
							AthenaWorkgroupConfigurationResultConfigurationEncryptionConfiguration.builder()
								.encryptionOption("SSE_S3")
								.build())
					.build())
				.build())
			.tags(names.tags(PART))
			.build();
		for (FlowQuery query : FlowQuery.values()) {
			AthenaNamedQuery.Builder.create(this, query.key())
				.name(names.of(query.key()))
				.description(query.description())
				.workgroup(this.workgroup.getName())
				.database(table.database())
				.query(query.sql(table.qualifiedName()))
				.build();
		}
	}

	String workgroup() {
		return this.workgroup.getName();
	}

	String resultsBucket() {
		return this.results.outputs().name();
	}

}
