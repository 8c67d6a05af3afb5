package dev.counter.infra.database;

import java.util.List;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.db_parameter_group.DbParameterGroup;
import com.hashicorp.cdktf.providers.aws.db_parameter_group.DbParameterGroupParameter;
import dev.counter.infra.Names;
import dev.counter.infra.settings.DatabaseClass;
import software.constructs.Construct;

/**
 * RDS parameter group: PostgreSQL parameters that differ from RDS's defaults.
 */
final class ParameterGroup extends Construct {

	private static final String SLOW_MILLIS = "1000";

	private final DbParameterGroup group;

	ParameterGroup(Construct scope, String id, Names names, DatabaseClass databaseClass) {
		super(scope, id);
		this.group = DbParameterGroup.Builder.create(this, "group")
			.name(names.of("postgres17"))
			.family("postgres17")
			.description("TLS forced, connections bounded, logins, slow statements and changes of the schema logged")
			.parameter(List.of(parameter("rds.force_ssl", "1", "immediate"),
					parameter("max_connections", String.valueOf(databaseClass.connections()), "pending-reboot"),
					parameter("log_connections", "1", "immediate"), parameter("log_disconnections", "1", "immediate"),
					parameter("shared_preload_libraries", "pg_stat_statements,pgaudit", "pending-reboot"),
					parameter("pgaudit.log", "ddl,role", "pending-reboot"),
					parameter("log_min_duration_statement", SLOW_MILLIS, "immediate"),
					parameter("log_statement", "ddl", "immediate")))
			.tags(names.tags("postgres17"))
			.lifecycle(TerraformResourceLifecycle.builder().createBeforeDestroy(true).build())
			.build();
	}

	String name() {
		return this.group.getName();
	}

	private static DbParameterGroupParameter parameter(String name, String value, String method) {
		return DbParameterGroupParameter.builder().name(name).value(value).applyMethod(method).build();
	}

}
