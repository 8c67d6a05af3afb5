package dev.counter.infra.policy;

import java.util.List;

import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * IAM role with an inline policy and the permissions boundary of the account.
 */
public final class Role extends Construct {

	/** The part of the name of the permissions boundary. */
	public static final String BOUNDARY = "boundary";

	private final Outputs outputs;

	/** Trust policy and permissions of the role. */
	public record Inputs(Names names, String part, String description, Statement trust, List<Statement> permissions) {

		public Inputs {
			permissions = List.copyOf(permissions);
		}

	}

	/** References: a resource with one of them depends on the role's permissions. */
	public record Outputs(String name, String arn) {

	}

	public Role(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		IamRole role = IamRole.Builder.create(this, "role")
			.name(names.of(inputs.part()))
			.path(Names.IAM_PATH)
			.description(inputs.description())
			.assumeRolePolicy(PolicyDocument.of(inputs.trust()))
			.permissionsBoundary(boundaryArn(names))
			.tags(names.tags(inputs.part()))
			.build();
		IamRolePolicy permissions = IamRolePolicy.Builder.create(this, "rights")
			.name("rights")
			.role(role.getName())
			.policy(PolicyDocument.of(inputs.permissions()))
			.build();
		this.outputs = new Outputs(permissions.getRole(),
				names.globalArn("iam", "role" + Names.IAM_PATH + permissions.getRole()));
	}

	/** Trust policy of an AWS service, for example {@code ec2.amazonaws.com}. */
	public static Statement trust(String service) {
		return Statement.allow("Assume", "sts:AssumeRole").byService(service);
	}

	/** The permissions boundary of every role that a pipeline creates. */
	public static String boundaryArn(Names names) {
		return names.globalArn("iam", "policy" + Names.IAM_PATH + names.shared().of(BOUNDARY));
	}

	public Outputs outputs() {
		return this.outputs;
	}

}
