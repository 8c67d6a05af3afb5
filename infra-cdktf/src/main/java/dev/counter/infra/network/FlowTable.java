package dev.counter.infra.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.hashicorp.cdktf.providers.aws.glue_catalog_database.GlueCatalogDatabase;
import com.hashicorp.cdktf.providers.aws.glue_catalog_table.GlueCatalogTable;
import com.hashicorp.cdktf.providers.aws.glue_catalog_table.GlueCatalogTablePartitionKeys;
import com.hashicorp.cdktf.providers.aws.glue_catalog_table.GlueCatalogTableStorageDescriptor;
import com.hashicorp.cdktf.providers.aws.glue_catalog_table.GlueCatalogTableStorageDescriptorColumns;
import com.hashicorp.cdktf.providers.aws.glue_catalog_table.GlueCatalogTableStorageDescriptorSerDeInfo;
import dev.counter.infra.Names;
import dev.counter.infra.bucket.PrivateBucket;
import software.constructs.Construct;

/**
 * Glue table of the flow log, with partition projection by the hour.
 */
final class FlowTable extends Construct {

	/**
	 * Fields of the flow log with the type of their column.
	 * @see <a href=
	 * "https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log
	 * records</a>
	 */
	private static final String FIELDS = "version int, account_id string, interface_id string, srcaddr string,"
			+ " dstaddr string, srcport int, dstport int, protocol int, packets bigint, bytes bigint, start bigint,"
			+ " end bigint, action string, log_status string, subnet_id string, instance_id string, tcp_flags int,"
			+ " pkt_srcaddr string, pkt_dstaddr string, az_id string, flow_direction string";

	private static final String HIVE = "org.apache.hadoop.hive.ql.io.parquet.";

	private final String database;

	private final String table;

	FlowTable(Construct scope, String id, Names names, PrivateBucket.Outputs records) {
		super(scope, id);
		GlueCatalogDatabase catalog = GlueCatalogDatabase.Builder.create(this, "database")
			.name(names.ofTable("network"))
			.description("What the network refused")
			.tags(names.tags("network"))
			.build();
		String location = "s3://" + records.name() + "/AWSLogs/aws-account-id=" + names.account().id()
				+ "/aws-service=vpcflowlogs/aws-region=" + names.account().region();
		GlueCatalogTable denied = GlueCatalogTable.Builder.create(this, "denied")
			.databaseName(catalog.getName())
			.name("denied_traffic")
			.description("Traffic that the network refused, by the hour")
			.tableType("EXTERNAL_TABLE")
			.parameters(projection(location))
			.partitionKeys(List.of(partition("year", "string"), partition("month", "int"), partition("day", "int"),
					partition("hour", "int")))
			.storageDescriptor(storage(location))
			.build();
		this.database = catalog.getName();
		this.table = denied.getName();
	}

	/** The log's format; two dollar signs escape a reference in Terraform. */
	static String logFormat() {
		return fields().map((field) -> "$${" + field[0].replace('_', '-') + "}").collect(Collectors.joining(" "));
	}

	String database() {
		return this.database;
	}

	String qualifiedName() {
		return this.database + "." + this.table;
	}

	private static Map<String, String> projection(String location) {
		Map<String, String> parameters = new TreeMap<>(Map.of("EXTERNAL", "TRUE", "projection.enabled", "true",
				"projection.year.type", "date", "projection.year.format", "yyyy", "projection.year.range",
				"NOW-2YEARS,NOW", "projection.year.interval", "1", "projection.year.interval.unit", "YEARS",
				"storage.location.template", location + "/year=$${year}/month=$${month}/day=$${day}/hour=$${hour}"));
		Map.of("month", "1,12", "day", "1,31", "hour", "0,23").forEach((key, range) -> {
			parameters.put("projection." + key + ".type", "integer");
			parameters.put("projection." + key + ".range", range);
			parameters.put("projection." + key + ".digits", "2");
		});
		return parameters;
	}

	private static GlueCatalogTablePartitionKeys partition(String name, String type) {
		return GlueCatalogTablePartitionKeys.builder().name(name).type(type).build();
	}

	private static GlueCatalogTableStorageDescriptor storage(String location) {
		return GlueCatalogTableStorageDescriptor.builder()
			.location(location)
			.inputFormat(HIVE + "MapredParquetInputFormat")
			.outputFormat(HIVE + "MapredParquetOutputFormat")
			.serDeInfo(GlueCatalogTableStorageDescriptorSerDeInfo.builder()
				.name("parquet")
				.serializationLibrary(HIVE + "serde.ParquetHiveSerDe")
				.parameters(Map.of("serialization.format", "1"))
				.build())
			.columns(fields().map(
					(field) -> GlueCatalogTableStorageDescriptorColumns.builder().name(field[0]).type(field[1]).build())
				.toList())
			.build();
	}

	/** Names, with underscores as in the Parquet files, and types. */
	private static Stream<String[]> fields() {
		return Arrays.stream(FIELDS.split(", ")).map((field) -> field.split(" "));
	}

}
