package dev.counter.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Limits;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.contract.Variable;
import dev.counter.testsupport.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code compose.yaml} has the values of the contract, and no password or key.
 */
class ComposeTests {

	private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)(:\\?[\\w -/]+)?}");

	/** Each container has an address that pages can rebind their name to. */
	private static final String HOSTS = "${" + Variable.ALLOWED_HOSTS + ":-localhost}";

	private static final String S3_PORT = Variable.S3_ADDRESS.defaultText().replaceFirst(".*:", "");

	private final Map<String, Map<String, Object>> services = services();

	@Test
	void composeStartsEveryContainer() {
		assertThat(this.services.keySet()).containsExactly("database", "s3", "migrator", "adder", "display", "reset",
				"front-door");
	}

	@ParameterizedTest
	@EnumSource
	void servicesAreBuiltForTheirPorts(Service service) {
		Map<String, Object> build = map(of(service.key()), "build");
		assertThat(build).containsEntry("dockerfile", "release/Dockerfile").containsEntry("target", "service");
		assertThat(map(build, "args")).containsEntry("SERVICE", service.key())
			.containsEntry("PORT", service.port())
			.containsEntry("MANAGEMENT_PORT", service.managementPort());
	}

	@ParameterizedTest
	@EnumSource
	void servicesGetTheirOwnLoginOnly(Service service) {
		Map<String, String> expected = new HashMap<>(
				Map.of(Variable.ALLOWED_HOSTS.name(), HOSTS, Variable.DATABASE_HOST.name(), "database",
						Variable.DATABASE_NAME.name(), Variable.DATABASE_NAME.defaultText(),
						Variable.DATABASE_PASS.name(), "${DATABASE_" + service.role().name() + "_PASS}"));
		if (service != Service.RESET) {
			expected.putAll(Map.of(Variable.FILES_ENDPOINT.name(), "http://s3:" + S3_PORT,
					Variable.FILES_PUBLIC_ENDPOINT.name(), "http://localhost:${FILES_PORT:-" + S3_PORT + "}",
					Variable.FILES_ACCESS_KEY.name(), "${FILES_ACCESS_KEY}", Variable.FILES_SECRET_KEY.name(),
					"${FILES_SECRET_KEY}"));
		}
		assertThat(environment(service.key())).isEqualTo(expected);
	}

	@Test
	void s3IsReachedByBrowsersOfThisMachine() {
		assertThat(environment("s3")).isEqualTo(Map.of(Variable.FILES_ACCESS_KEY.name(), "${FILES_ACCESS_KEY}",
				Variable.FILES_SECRET_KEY.name(), "${FILES_SECRET_KEY}", Variable.S3_ORIGINS.name(),
				"http://localhost:${COUNTER_PORT:-8080},http://127.0.0.1:${COUNTER_PORT:-8080}"));
		assertThat(of("s3")).containsEntry("ports", List.of("127.0.0.1:${FILES_PORT:-" + S3_PORT + "}:" + S3_PORT))
			.containsEntry("volumes", List.of("files:/files"));
	}

	@Test
	void migratorGetsThePasswordsThatItSets() {
		Map<String, Object> environment = environment("migrator");
		assertThat(environment).containsEntry(Variable.DATABASE_PASS.name(), "${DATABASE_OWNER_PASS}");
		for (Variable variable : List.of(Variable.DATABASE_ADDER_PASS, Variable.DATABASE_DISPLAY_PASS,
				Variable.DATABASE_RESET_PASS, Variable.DATABASE_OPERATOR_PASS)) {
			assertThat(environment).containsEntry(variable.name(), "${" + variable.name() + "}");
		}
	}

	@Test
	void frontDoorForwardsToEachService() {
		assertThat(environment("front-door")).containsEntry(Variable.ALLOWED_HOSTS.name(), HOSTS);
		for (Service service : Service.values()) {
			assertThat(environment("front-door")).containsEntry("FRONT_DOOR_" + service.name(),
					"http://" + service.key() + ":" + service.port());
		}
		assertThat(of("front-door").get("ports"))
			.isEqualTo(List.of("127.0.0.1:${COUNTER_PORT:-8080}:" + Variable.FRONT_DOOR_PORT.defaultText()));
		assertThat(this.services.values().stream().filter((service) -> service.containsKey("ports"))).hasSize(2);
	}

	@Test
	void variablesAreThoseOfTheContract() {
		this.services.keySet()
			.stream()
			.filter((name) -> !name.equals("database"))
			.forEach((name) -> assertThat(environment(name).keySet())
				.allSatisfy((variable) -> assertThat(Variable.valueOf(variable)).isNotNull()));
	}

	@Test
	void containersStartAfterTheirDependencies() {
		assertThat(condition("migrator", "database")).isEqualTo("service_healthy");
		for (Service service : Service.values()) {
			assertThat(condition(service.key(), "migrator")).isEqualTo("service_completed_successfully");
			assertThat(condition("front-door", service.key())).isEqualTo("service_healthy");
		}
	}

	@Test
	void containersAreAsRestrictedAsInAws() {
		this.services.forEach((name, service) -> {
			if (!name.equals("database")) {
				assertThat(service).as(name)
					.containsEntry("read_only", true)
					.containsEntry("cap_drop", List.of("ALL"))
					.containsEntry("mem_limit", Limits.SERVICE_MEMORY_MIB + "m");
				assertThat(Long.parseLong(String.valueOf(service.get("stop_grace_period")).replace("s", "")))
					.isGreaterThan(Times.SHUTDOWN_GRACE.toSeconds());
			}
		});
	}

	@Test
	void composeFileContainsNoPassword() {
		this.services.keySet()
			.forEach((name) -> environment(name).forEach((variable,
					value) -> assertThat(
							!variable.matches(".*(PASS|KEY)") || REFERENCE.matcher(value.toString()).matches())
						.as(variable)
						.isTrue()));
	}

	@Test
	void databaseOwnerIsNoSuperuser() {
		String owner = DatabaseRole.OWNER.roleName();
		assertThat(Repository.read("release/compose/owner.sh")).contains("CREATE ROLE " + owner + " LOGIN CREATEROLE",
				"CREATE DATABASE :\"name\" OWNER " + owner);
		assertThat(environment("database")).containsEntry("DATABASE_NAME", Variable.DATABASE_NAME.defaultText());
	}

	private Object condition(String service, String needed) {
		return Objects.requireNonNull(map(map(of(service), "depends_on"), needed).get("condition"));
	}

	/** References with a message about a missing value lose that message. */
	private Map<String, Object> environment(String service) {
		Map<String, Object> environment = new TreeMap<>(map(of(service), "environment"));
		environment.replaceAll((name, value) -> REFERENCE.matcher(value.toString()).replaceAll("\\${$1}"));
		return environment;
	}

	private Map<String, Object> of(String service) {
		return Objects.requireNonNull(this.services.get(service), service);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Map<String, Object> in, String key) {
		return (Map<String, Object>) Objects.requireNonNull(in.get(key), key);
	}

	private static Map<String, Map<String, Object>> services() {
		Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(Repository.read("compose.yaml"));
		return Objects.requireNonNull(file.get("services"));
	}

}
