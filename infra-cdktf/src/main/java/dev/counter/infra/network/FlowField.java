package dev.counter.infra.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Fields of the flow log, which are also the columns of the Athena table.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log
 * records</a>
 */
enum FlowField {

	VERSION("int"), ACCOUNT_ID("string"), INTERFACE_ID("string"), SRCADDR("string"), DSTADDR("string"), SRCPORT("int"),
	DSTPORT("int"), PROTOCOL("int"), PACKETS("bigint"), BYTES("bigint"), START("bigint"), END("bigint"),
	ACTION("string"), LOG_STATUS("string"), SUBNET_ID("string"), INSTANCE_ID("string"), TCP_FLAGS("int"),
	PKT_SRCADDR("string"), PKT_DSTADDR("string"), AZ_ID("string"), FLOW_DIRECTION("string");

	private final String type;

	FlowField(String type) {
		this.type = type;
	}

	/** Parquet files of flow logs have underscores in names of columns. */
	String column() {
		return name().toLowerCase(Locale.ROOT);
	}

	String type() {
		return this.type;
	}

	/** The log format; two dollar signs escape a reference in Terraform. */
	static String format() {
		return Arrays.stream(values())
			.map((field) -> "$${" + field.column().replace('_', '-') + "}")
			.collect(Collectors.joining(" "));
	}

}
