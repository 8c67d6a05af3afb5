package dev.counter.infra.service;

import java.util.EnumMap;
import java.util.Map;

import dev.counter.contract.Service;
import dev.counter.contract.Variable;
import dev.counter.infra.database.RdsDatabase;

/**
 * What a service is told in AWS, on a machine as in a container: no secret among it,
 * since it logs in with a token that its role may ask for.
 */
public final class ServiceVariables {

	private static final String TOKENS = "iam";

	private static final String ONE_OBJECT_A_LINE = "json";

	private ServiceVariables() {
	}

	/**
	 * The variables of a service.
	 * @param service the service
	 * @param database where it logs in
	 * @param poolSize the connections that it keeps
	 * @param authorities the path of the certificates that the database's is checked with
	 * @param release the name of the release
	 * @return the values in a fixed order
	 */
	public static Map<Variable, String> of(Service service, RdsDatabase database, int poolSize, String authorities,
			String release) {
		Map<Variable, String> variables = new EnumMap<>(database.variables(service.role()));
		variables.put(Variable.DATABASE_AUTH, TOKENS);
		variables.put(Variable.DATABASE_POOL_SIZE, String.valueOf(poolSize));
		variables.put(Variable.DATABASE_CA, authorities);
		variables.put(Variable.LOG_FORMAT, ONE_OBJECT_A_LINE);
		variables.put(Variable.SERVER_PORT, String.valueOf(service.port()));
		variables.put(Variable.MANAGEMENT_SERVER_PORT, String.valueOf(service.managementPort()));
		variables.put(Variable.COUNTER_RELEASE, release);
		return variables;
	}

}
