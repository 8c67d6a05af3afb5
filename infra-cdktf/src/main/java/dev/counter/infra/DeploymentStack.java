package dev.counter.infra;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.hashicorp.cdktf.S3Backend;
import com.hashicorp.cdktf.TerraformElement;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import com.hashicorp.cdktf.providers.aws.provider.AwsProviderDefaultTags;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * What every stack has: where its state is, which provider in which version works for
 * which account, and logical ids that a person can read.
 */
public abstract class DeploymentStack extends TerraformStack {

	/** The version that is rehearsed; another one is another deployment. */
	public static final String PROVIDER_VERSION = "5.46.0";

	/** The part of the state bucket's name that says what it holds. */
	public static final String STATE_PART = "state";

	/** The first Terraform that locks a state in S3 by itself. */
	private static final String TERRAFORM_VERSION = ">= 1.10.0";

	private final Set<String> logicalIds = new HashSet<>();

	// The bindings register an element with its stack as they make it.
	@SuppressWarnings("this-escape")
	protected DeploymentStack(Construct scope, String id, AccountSettings account, Names names) {
		super(scope, id);
		S3Backend.Builder.create(this)
			.bucket(stateBucket(account))
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

	/**
	 * The bucket that holds the state of all stacks of an account.
	 * @param account the account
	 * @return the bucket's name
	 */
	public static String stateBucket(AccountSettings account) {
		return Names.shared(account).ofBucket(STATE_PART);
	}

	/**
	 * The object that holds a stack's state; the lock is beside it, with {@code .tflock}
	 * behind its name.
	 * @param stack the stack's id
	 * @return the object's key
	 */
	public static String stateKey(String stack) {
		return stack + "/terraform.tfstate";
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
