package dev.counter.infra.service;

import java.util.EnumMap;
import java.util.Map;

import dev.counter.contract.Service;
import dev.counter.contract.Variable;
import dev.counter.infra.database.RdsDatabase;
import dev.counter.infra.files.FilesBucket;

/**
 * Environment variables of a service in AWS, in a container or on the adder's instance.
 * No secret: services log in to the database with IAM tokens.
 */
public final class ServiceVariables {

	private ServiceVariables() {
	}

	/**
	 * The variables in a fixed order.
	 * @param caPath the path of the CA bundle for the database's certificate
	 */
	public static Map<Variable, String> of(Service service, RdsDatabase database, FilesBucket files, int poolSize,
			String caPath, String release) {
		Map<Variable, String> variables = new EnumMap<>(database.variables(service.role()));
		variables.put(Variable.DATABASE_AUTH, "iam");
		variables.put(Variable.DATABASE_POOL_SIZE, String.valueOf(poolSize));
		variables.put(Variable.DATABASE_CA, caPath);
		variables.putAll(files.variables(service));
		variables.put(Variable.LOG_FORMAT, "json");
		variables.put(Variable.SERVER_PORT, String.valueOf(service.port()));
		variables.put(Variable.MANAGEMENT_SERVER_PORT, String.valueOf(service.managementPort()));
		variables.put(Variable.COUNTER_RELEASE, release);
		return variables;
	}

}
