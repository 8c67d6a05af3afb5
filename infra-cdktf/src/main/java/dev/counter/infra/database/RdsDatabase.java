package dev.counter.infra.database;

import java.util.List;
import java.util.Map;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import com.hashicorp.cdktf.providers.aws.db_instance.DbInstance;
import com.hashicorp.cdktf.providers.aws.db_subnet_group.DbSubnetGroup;
import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Variable;
import dev.counter.infra.Names;
import dev.counter.infra.network.Network;
import dev.counter.infra.network.SecurityGroup;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.AccountSettings;
import dev.counter.infra.settings.RdsSettings;
import software.constructs.Construct;

/**
 * The PostgreSQL that keeps the ledger: encrypted at rest and in transit, without a route
 * to the internet, and without a password that anybody would have to keep.
 */
public final class RdsDatabase extends Construct {

	/** The port that it listens on. */
	public static final int PORT = Integer.parseInt(Variable.DATABASE_PORT.defaultText());

	private static final String PART = "database";

	private static final String NAME = Variable.DATABASE_NAME.defaultText();

	/** Minor versions follow by themselves, within the maintenance window. */
	private static final String ENGINE_VERSION = "17";

	private static final List<String> LOGS = List.of("postgresql", "upgrade");

	/** The authority that RDS uses by default, until 2061. */
	private static final String AUTHORITY = "rds-ca-rsa2048-g1";

	private static final int INSIGHT_DAYS = 7;

	private final AccountSettings account;

	private final Outputs outputs;

	/**
	 * What the database is made from.
	 *
	 * @param names names and tags
	 * @param account the account that it is in
	 * @param network where it is; its id also names the final snapshot, since it is a new
	 * one whenever the environment is set up again
	 * @param settings its size, and how well it is kept
	 * @param logDays how long its logs are kept
	 */
	public record Inputs(Names names, AccountSettings account, Network.Outputs network, RdsSettings settings,
			int logDays) {

	}

	/**
	 * What others need of the database.
	 *
	 * @param identifier what metrics call it
	 * @param host its host name
	 * @param resourceId the id that logins are permitted by
	 * @param ownerSecretArn the secret with the owner's password, as JSON
	 * {@code {"username", "password"}}
	 * @param group the group that others must be let in to
	 */
	public record Outputs(String identifier, String host, String resourceId, String ownerSecretArn,
			SecurityGroup group) {

	}

	public RdsDatabase(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		this.account = inputs.account();
		Names names = inputs.names();
		RdsSettings settings = inputs.settings();
		SecurityGroup group = new SecurityGroup(this, "access",
				new SecurityGroup.Inputs(names, inputs.network().vpcId(), PART, "The database"));
		DbSubnetGroup subnets = DbSubnetGroup.Builder.create(this, "subnets")
			.name(names.of(PART))
			.description("Subnets without any route out")
			.subnetIds(inputs.network().isolatedSubnetIds())
			.tags(names.tags(PART))
			.build();
		DbInstance instance = DbInstance.Builder.create(this, "instance")
			.identifier(names.of(PART))
			.engine("postgres")
			.engineVersion(ENGINE_VERSION)
			.autoMinorVersionUpgrade(true)
			.instanceClass(settings.databaseClass().className())
			.multiAz(settings.multiZone())
			.storageType("gp3")
			.allocatedStorage(settings.storageGib())
			.maxAllocatedStorage(settings.storageLimitGib())
			.storageEncrypted(true)
			.dbName(NAME)
			.username(DatabaseRole.OWNER.roleName())
			.manageMasterUserPassword(true)
			.iamDatabaseAuthenticationEnabled(true)
			.caCertIdentifier(AUTHORITY)
			.parameterGroupName(new ParameterGroup(this, "parameters", names, settings.databaseClass()).name())
			.dbSubnetGroupName(subnets.getName())
			.vpcSecurityGroupIds(List.of(group.id()))
			.publiclyAccessible(false)
			.port(PORT)
			.backupRetentionPeriod(settings.backupDays())
			.backupWindow("02:00-02:30")
			.maintenanceWindow("sun:03:00-sun:04:00")
			.applyImmediately(settings.applyImmediately())
			.copyTagsToSnapshot(true)
			.deletionProtection(settings.deletionProtection())
			.skipFinalSnapshot(!settings.finalSnapshot())
			.finalSnapshotIdentifier(names.of(PART) + "-final-" + inputs.network().vpcId())
			.performanceInsightsEnabled(settings.performanceInsights())
			.performanceInsightsRetentionPeriod(settings.performanceInsights() ? INSIGHT_DAYS : null)
			.enabledCloudwatchLogsExports(LOGS)
			.dependsOn(logGroups(inputs))
			.tags(names.tags(PART))
			.build();
		this.outputs = new Outputs(instance.getIdentifier(), instance.getAddress(), instance.getResourceId(),
				instance.getMasterUserSecret().get(0).getSecretArn(), group);
	}

	/**
	 * What others need.
	 * @return host, ids and security group
	 */
	public Outputs outputs() {
		return this.outputs;
	}

	/**
	 * The right to log in without a password, as one role and no other.
	 * @param role the role in the database
	 * @return a statement for the policy of whoever logs in
	 */
	public Statement login(DatabaseRole role) {
		if (role == DatabaseRole.OWNER) {
			throw new IllegalArgumentException("The owner logs in with the password that RDS manages");
		}
		return Statement.allow("DatabaseLogin", "rds-db:connect")
			.on(this.account.arn("rds-db", "dbuser:" + this.outputs.resourceId() + "/" + role.roleName()));
	}

	/**
	 * Where the database is and as whom to log in.
	 * @param role the role in the database
	 * @return values of variables; the way to log in is not among them
	 */
	public Map<Variable, String> variables(DatabaseRole role) {
		return Map.of(Variable.DATABASE_HOST, this.outputs.host(), Variable.DATABASE_PORT, String.valueOf(PORT),
				Variable.DATABASE_NAME, NAME, Variable.DATABASE_USER, role.roleName());
	}

	/** RDS would make them itself, to be kept forever. */
	private List<ITerraformDependable> logGroups(Inputs inputs) {
		return LOGS.stream()
			.<ITerraformDependable>map((log) -> CloudwatchLogGroup.Builder.create(this, "log-" + log)
				.name("/aws/rds/instance/" + inputs.names().of(PART) + "/" + log)
				.retentionInDays(inputs.logDays())
				.tags(inputs.names().tags(PART))
				.build())
			.toList();
	}

}
