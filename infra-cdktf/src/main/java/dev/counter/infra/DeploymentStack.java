package dev.counter.infra;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.hashicorp.cdktf.S3Backend;
import com.hashicorp.cdktf.TerraformElement;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import com.hashicorp.cdktf.providers.aws.provider.AwsProviderDefaultTags;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * Base of both stacks: S3 backend, pinned AWS provider, readable logical ids.
 */
public abstract class DeploymentStack extends TerraformStack {

	/** The rehearsed version of the AWS provider. */
	public static final String PROVIDER_VERSION = "5.46.0";

	/** The part of the state bucket's name. */
	public static final String STATE_BUCKET = "state";

	/** The first Terraform version with a lock file in S3. */
	private static final String TERRAFORM_VERSION = ">= 1.10.0";

	private final Set<String> logicalIds = new HashSet<>();

	// CDKTF registers each element with its stack in the element's constructor.
	@SuppressWarnings("this-escape")
	protected DeploymentStack(Construct scope, String id, Names names) {
		super(scope, id);
		AccountSettings account = names.account();
		S3Backend.Builder.create(this)
			.bucket(names.shared().ofBucket(STATE_BUCKET))
			.key(stateKey(id))
			.region(account.region())
			.encrypt(true)
			.build();
		addOverride("terraform.backend.s3.use_lockfile", true);
		addOverride("terraform.required_version", TERRAFORM_VERSION);
		addOverride("terraform.required_providers.aws.version", PROVIDER_VERSION);
		AwsProvider.Builder.create(this, "aws")
			.region(account.region())
			.allowedAccountIds(List.of(account.id()))
			.defaultTags(List.of(AwsProviderDefaultTags.builder().tags(names.stackTags()).build()))
			.build();
	}

	/** The key of a stack's state object; its lock file has {@code .tflock} appended. */
	public static String stateKey(String stack) {
		return stack + "/terraform.tfstate";
	}

	protected final void output(String name, Object value, String description) {
		TerraformOutput.Builder.create(this, name).value(value).description(description).build();
	}

	/** The construct's path instead of a hash of it. */
	@Override
	protected String allocateLogicalId(Object element) {
		String path = ((TerraformElement) element).getNode().getPath();
		String id = path.substring(path.indexOf('/') + 1).replace('/', '_');
		if (!this.logicalIds.add(path) || !id.matches("[a-z0-9_-]+")) {
			throw new IllegalStateException("No logical id for " + path);
		}
		return id;
	}

}
