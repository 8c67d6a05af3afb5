package dev.counter.core.settings;

import java.util.Map;
import java.util.Optional;

import dev.counter.contract.Service;
import dev.counter.contract.Variable;

import static java.util.Map.entry;

/**
 * Property names of the environment variables that a service reads.
 */
final class VariableProperties {

	static final Map<Variable, String> NAMES = Map.ofEntries(entry(Variable.DATABASE_HOST, "database.host"),
			entry(Variable.DATABASE_PORT, "database.port"), entry(Variable.DATABASE_NAME, "database.name"),
			entry(Variable.DATABASE_USER, "database.user"), entry(Variable.DATABASE_PASS, "database.pass"),
			entry(Variable.DATABASE_AUTH, "database.auth"), entry(Variable.DATABASE_POOL_SIZE, "database.pool-size"),
			entry(Variable.DATABASE_CA, "database.ca"), entry(Variable.SERVER_PORT, "server.port"),
			entry(Variable.MANAGEMENT_SERVER_PORT, "management.server.port"),
			entry(Variable.ALLOWED_HOSTS, "counter.allowed-hosts"), entry(Variable.LOG_FORMAT, "counter.log-format"),
			entry(Variable.COUNTER_RELEASE, "counter.release"));

	private VariableProperties() {
	}

	static Optional<Variable> variable(String property) {
		return NAMES.entrySet()
			.stream()
			.filter((name) -> name.getValue().equals(property))
			.map(Map.Entry::getKey)
			.findFirst();
	}

	static String defaultValue(Variable variable, Service service) {
		return switch (variable) {
			case DATABASE_USER -> service.role().roleName();
			case SERVER_PORT -> String.valueOf(service.port());
			case MANAGEMENT_SERVER_PORT -> String.valueOf(service.managementPort());
			case COUNTER_RELEASE -> "";
			default -> variable.defaultText();
		};
	}

}
