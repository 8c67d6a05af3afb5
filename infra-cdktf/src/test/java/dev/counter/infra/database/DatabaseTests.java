package dev.counter.infra.database;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * RDS: encryption, backups, IAM logins.
 */
class DatabaseTests {

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void ownersPasswordIsManagedByRds(Terraform stack) {
		JsonNode database = stack.one("aws_db_instance", "database_instance");
		assertThat(database.path("manage_master_user_password").asBoolean()).isTrue();
		assertThat(database.path("iam_database_authentication_enabled").asBoolean()).isTrue();
		assertThat(database.has("password")).isFalse();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void databaseIsEncryptedAtRestAndInTransit(Terraform stack) {
		JsonNode database = stack.one("aws_db_instance", "database_instance");
		assertThat(database.path("storage_encrypted").asBoolean()).isTrue();
		assertThat(database.path("ca_cert_identifier").asText()).isEqualTo("rds-ca-rsa2048-g1");
		assertThat(parameters(stack)).containsEntry("rds.force_ssl", "1");
		assertThat(database.path("parameter_group_name").asText())
			.isEqualTo("${aws_db_parameter_group.database_parameters_group.name}");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void databaseLogsHaveTheConfiguredRetention(Terraform stack) {
		JsonNode database = stack.one("aws_db_instance", "database_instance");
		assertThat(database.path("enabled_cloudwatch_logs_exports")).hasSize(2).allSatisfy((log) -> {
			JsonNode group = stack.one("aws_cloudwatch_log_group", "database_log-" + log.asText());
			assertThat(group.path("name").asText())
				.isEqualTo("/aws/rds/instance/" + stack.name() + "-database/" + log.asText());
			assertThat(database.path("depends_on").toString())
				.contains("aws_cloudwatch_log_group.database_log-" + log.asText());
		});
	}

	@Test
	void databaseIsProtectedAsConfigured() {
		JsonNode small = Synthesized.small().one("aws_db_instance", "database_instance");
		JsonNode production = Synthesized.production().one("aws_db_instance", "database_instance");
		assertThat(small.path("multi_az").asBoolean()).isFalse();
		assertThat(production.path("multi_az").asBoolean()).isTrue();
		assertThat(small.path("deletion_protection").asBoolean()).isFalse();
		assertThat(production.path("deletion_protection").asBoolean()).isTrue();
		assertThat(production.path("backup_retention_period").asInt()).isEqualTo(14);
		assertThat(production.path("performance_insights_retention_period").asInt()).isEqualTo(7);
		assertThat(small.has("performance_insights_retention_period")).isFalse();
		assertThat(List.of(small, production)).allMatch((database) -> !database.path("skip_final_snapshot").asBoolean()
				&& database.path("auto_minor_version_upgrade").asBoolean()
				&& database.path("engine_version").asText().equals("17"));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void databaseLogsLoginsAndChangesOfPermissionsOrSchema(Terraform stack) {
		assertThat(parameters(stack)).containsEntry("log_connections", "1")
			.containsEntry("log_disconnections", "1")
			.containsEntry("log_statement", "ddl")
			.containsEntry("shared_preload_libraries", "pg_stat_statements,pgaudit")
			.containsEntry("pgaudit.log", "ddl,role");
	}

	@Test
	void productionChangesInTheMaintenanceWindow() {
		assertThat(Synthesized.production()
			.one("aws_db_instance", "database_instance")
			.path("apply_immediately")
			.asBoolean(true)).isFalse();
		assertThat(
				Synthesized.small().one("aws_db_instance", "database_instance").path("apply_immediately").asBoolean())
			.isTrue();
	}

	@Test
	void finalSnapshotIsNamedAfterTheVpc() {
		JsonNode database = Synthesized.small().one("aws_db_instance", "database_instance");
		assertThat(database.path("final_snapshot_identifier").asText())
			.isEqualTo("counter-small-database-final-${aws_vpc.network_vpc.id}");
		assertThat(database.has("lifecycle")).as("what nothing may ignore, or an imported one can't be destroyed")
			.isFalse();
	}

	@Test
	void maxConnectionsIsThatOfTheConnectionBudget() {
		assertThat(parameters(Synthesized.small())).containsEntry("max_connections", "168");
		assertThat(parameters(Synthesized.production())).containsEntry("max_connections", "337");
	}

	private static Map<String, String> parameters(Terraform stack) {
		Map<String, String> parameters = new TreeMap<>();
		stack.one("aws_db_parameter_group", "database_parameters_group")
			.path("parameter")
			.forEach((parameter) -> parameters.put(parameter.path("name").asText(), parameter.path("value").asText()));
		return parameters;
	}

}
