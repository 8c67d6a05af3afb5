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
import dev.counter.infra.settings.RdsSettings;
import software.constructs.Construct;

/**
 * PostgreSQL on RDS: encrypted at rest and in transit, in isolated subnets, with IAM
 * logins and an owner's password that RDS manages.
 */
public final class RdsDatabase extends Construct {

	/** The port of PostgreSQL. */
	public static final int PORT = Integer.parseInt(Variable.DATABASE_PORT.defaultText());

	private static final String PART = "database";

	private static final String NAME = Variable.DATABASE_NAME.defaultText();

	/** RDS upgrades minor versions in the maintenance window. */
	private static final String ENGINE_VERSION = "17";

	private static final List<String> LOGS = List.of("postgresql", "upgrade");

	/** The default certificate authority of RDS, valid until 2061. */
	private static final String CERTIFICATE_AUTHORITY = "rds-ca-rsa2048-g1";

	private static final int INSIGHT_DAYS = 7;

	private final Names names;

	private final Outputs outputs;

	/**
	 * Outputs of the database.
	 *
	 * @param identifier its dimension in CloudWatch
	 * @param ownerSecretArn the secret with the owner's password, as JSON
	 * {@code {"username", "password"}}
	 */
	public record Outputs(String identifier, String host, String resourceId, String ownerSecretArn,
			SecurityGroup group) {

	}

	public RdsDatabase(Construct scope, String id, Names names, Network.Outputs network, RdsSettings settings,
			int logDays) {
		super(scope, id);
		this.names = names;
		SecurityGroup group = new SecurityGroup(this, "access", names, network.vpcId(), PART, "The database");
		DbSubnetGroup subnets = DbSubnetGroup.Builder.create(this, "subnets")
			.name(names.of(PART))
			.description("Subnets without any route out")
			.subnetIds(network.isolatedSubnetIds())
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
			.caCertIdentifier(CERTIFICATE_AUTHORITY)
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
			// A VPC id is new for each installation, and so is the snapshot's name.
			.finalSnapshotIdentifier(names.of(PART) + "-final-" + network.vpcId())
			.performanceInsightsEnabled(settings.performanceInsights())
			.performanceInsightsRetentionPeriod(settings.performanceInsights() ? INSIGHT_DAYS : null)
			.enabledCloudwatchLogsExports(LOGS)
			.dependsOn(logGroups(logDays))
			.tags(names.tags(PART))
			.build();
		this.outputs = new Outputs(instance.getIdentifier(), instance.getAddress(), instance.getResourceId(),
				instance.getMasterUserSecret().get(0).getSecretArn(), group);
	}

	public Outputs outputs() {
		return this.outputs;
	}

	/** Permission to log in with an IAM token as this database role. */
	public Statement loginPermission(DatabaseRole role) {
		if (role == DatabaseRole.OWNER) {
			throw new IllegalArgumentException("The owner logs in with the password that RDS manages");
		}
		return Statement.allow("DatabaseLogin", "rds-db:connect")
			.on(this.names.arn("rds-db", "dbuser:" + this.outputs.resourceId() + "/" + role.roleName()));
	}

	/** Connection variables of a service or the migrator, without authentication. */
	public Map<Variable, String> variables(DatabaseRole role) {
		return Map.of(Variable.DATABASE_HOST, this.outputs.host(), Variable.DATABASE_PORT, String.valueOf(PORT),
				Variable.DATABASE_NAME, NAME, Variable.DATABASE_USER, role.roleName());
	}

	/** Log groups that RDS creates itself never expire. */
	private List<ITerraformDependable> logGroups(int days) {
		return LOGS.stream()
			.<ITerraformDependable>map((log) -> CloudwatchLogGroup.Builder.create(this, "log-" + log)
				.name("/aws/rds/instance/" + this.names.of(PART) + "/" + log)
				.retentionInDays(days)
				.tags(this.names.tags(PART))
				.build())
			.toList();
	}

}
