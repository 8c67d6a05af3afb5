package dev.counter.infra.bootstrap;

import java.util.List;
import java.util.Map;

import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy_attachment.IamRolePolicyAttachment;
import dev.counter.infra.Names;
import dev.counter.infra.policy.PolicyDocument;
import dev.counter.infra.policy.Statement;
import software.constructs.Construct;

/**
 * A role that workflows take on. It lives under a path of its own, which no pipeline may
 * change anything under: none can give itself more.
 */
final class PipelineRole extends Construct {

	/** The path of what only an administrator changes. */
	static final String PATH = Names.IAM_PATH + "pipeline/";

	private static final int SESSION_SECONDS = 2 * 60 * 60;

	/** What a pipeline's role is made from. */
	record Inputs(Names names, String part, String description, Statement trust, Map<String, List<Statement>> rights) {

	}

	PipelineRole(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		IamRole role = IamRole.Builder.create(this, "role")
			.name(names.of(inputs.part()))
			.path(PATH)
			.description(inputs.description())
			.assumeRolePolicy(PolicyDocument.of(inputs.trust()))
			.maxSessionDuration(SESSION_SECONDS)
			.tags(names.tags(inputs.part()))
			.build();
		inputs.rights().forEach((right, statements) -> {
			String part = inputs.part() + "-" + right;
			IamPolicy policy = IamPolicy.Builder.create(this, right)
				.name(names.of(part))
				.path(PATH)
				.description(inputs.description() + ": " + right)
				.policy(PolicyDocument.of(statements))
				.tags(names.tags(part))
				.build();
			IamRolePolicyAttachment.Builder.create(this, right + "-attached")
				.role(role.getName())
				.policyArn(policy.getArn())
				.build();
		});
		TerraformOutput.Builder.create(this, "arn").value(role.getArn()).description(inputs.description()).build();
	}

}
