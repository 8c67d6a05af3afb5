package dev.counter.infra.bootstrap;

import java.util.List;

import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy_attachment.IamRolePolicyAttachment;
import dev.counter.infra.Names;
import dev.counter.infra.policy.PolicyDocument;
import dev.counter.infra.policy.Statement;
import software.constructs.Construct;

/**
 * IAM role for workflows. Under a path of its own that no pipeline may change, so that no
 * role can extend its own permissions.
 */
final class PipelineRole extends Construct {

	private static final String PATH = Names.IAM_PATH + "pipeline/";

	private static final int SESSION_SECONDS = 2 * 60 * 60;

	/**
	 * Inputs of a role.
	 *
	 * @param policies names of templates; each is a managed policy, limited to 6144
	 * characters
	 */
	record Inputs(Names names, String part, String description, Statement trust, PolicyTemplates templates,
			List<String> policies) {

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
		for (String name : inputs.policies()) {
			String part = inputs.part() + "-" + name;
			IamPolicy policy = IamPolicy.Builder.create(this, name)
				.name(names.of(part))
				.path(PATH)
				.description(inputs.description() + ": " + name)
				.policy(PolicyDocument.of(inputs.templates().statements(name)))
				.tags(names.tags(part))
				.build();
			IamRolePolicyAttachment.Builder.create(this, name + "-attached")
				.role(role.getName())
				.policyArn(policy.getArn())
				.build();
		}
		TerraformOutput.Builder.create(this, "arn").value(role.getArn()).description(inputs.description()).build();
	}

}
