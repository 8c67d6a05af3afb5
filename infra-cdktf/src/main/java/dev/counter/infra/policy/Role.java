package dev.counter.infra.policy;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import dev.counter.infra.Names;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * Somebody's rights in AWS: who may take the role on, what it may do, and the boundary
 * that it can't leave whatever else is attached.
 */
public final class Role extends Construct {

	private static final String BOUNDARY = "boundary";

	private final Outputs outputs;

	/**
	 * What a role is made from.
	 *
	 * @param names names and tags
	 * @param account the account that it is in
	 * @param part whose role it is
	 * @param description the same in words
	 * @param trust who may take it on
	 * @param rights what it may do, at least one statement
	 */
	public record Inputs(Names names, AccountSettings account, String part, String description, Statement trust,
			List<Statement> rights) {

		public Inputs {
			rights = List.copyOf(rights);
		}

	}

	/**
	 * What others need of a role.
	 *
	 * @param name its name; whatever refers to it waits for its rights
	 * @param arn its ARN, likewise
	 */
	public record Outputs(String name, String arn) {

	}

	public Role(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		IamRole role = IamRole.Builder.create(this, "role")
			.name(inputs.names().of(inputs.part()))
			.path(Names.IAM_PATH)
			.description(inputs.description())
			.assumeRolePolicy(PolicyDocument.of(inputs.trust()))
			.permissionsBoundary(boundaryArn(inputs.account()))
			.tags(inputs.names().tags(inputs.part()))
			.build();
		IamRolePolicy rights = IamRolePolicy.Builder.create(this, "rights")
			.name("rights")
			.role(role.getName())
			.policy(PolicyDocument.of(inputs.rights()))
			.build();
		this.outputs = new Outputs(rights.getRole(),
				"arn:aws:iam::" + inputs.account().id() + ":role" + Names.IAM_PATH + rights.getRole());
	}

	/**
	 * The trust of a service of AWS.
	 * @param service for example {@code ec2.amazonaws.com}
	 * @return a statement that conditions can be added to
	 */
	public static Statement trust(String service) {
		return Statement.allow("Assume", "sts:AssumeRole").byService(service);
	}

	/**
	 * The name of the permissions boundary of everything that pipelines create.
	 * @param account the account
	 * @return the managed policy's name, under the path of all names
	 */
	public static String boundaryName(AccountSettings account) {
		return Names.shared(account).of(BOUNDARY);
	}

	/**
	 * The permissions boundary of everything that pipelines create.
	 * @param account the account
	 * @return the managed policy's ARN
	 */
	public static String boundaryArn(AccountSettings account) {
		return "arn:aws:iam::" + account.id() + ":policy" + Names.IAM_PATH + boundaryName(account);
	}

	/**
	 * What others need.
	 * @return name and ARN
	 */
	public Outputs outputs() {
		return this.outputs;
	}

}
