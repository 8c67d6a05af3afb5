package dev.counter.infra.release;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformVariable;
import com.hashicorp.cdktf.TerraformVariableValidationConfig;
import dev.counter.infra.release.Artifacts.Image;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * The only things that a release changes, given to Terraform as variables. The output
 * records them: applying an earlier record again is a rollback.
 */
public final class ReleaseVariables extends Construct {

	private static final String DIGEST = "^sha256:[0-9a-f]{64}$";

	private final AccountSettings account;

	private final Map<String, Object> record = new TreeMap<>();

	private final Map<Image, String> digests = new EnumMap<>(Image.class);

	private final String commit;

	private final String adderSha256;

	private final String amiId;

	public ReleaseVariables(Construct scope, String id, AccountSettings account) {
		super(scope, id);
		this.account = account;
		this.commit = variable("commit", "The commit that the release was built from", "^[0-9a-f]{40}$",
				"40 hexadecimal digits");
		for (Image image : Image.values()) {
			this.digests.put(image, variable(image.key() + "_digest", "The digest of the image " + image.repository(),
					DIGEST, "sha256: and 64 hexadecimal digits"));
		}
		this.adderSha256 = variable("adder_sha256", "The SHA-256 of the adder's archive", "^[0-9a-f]{64}$",
				"64 hexadecimal digits");
		this.amiId = variable("ami_id", "The image of Amazon Linux 2023 for arm64 that machines start from",
				"^ami-[0-9a-f]{8,17}$", "an id such as ami-0123456789abcdef0");
		TerraformOutput.Builder.create(this, "record")
			.value(this.record)
			.description("What runs; applied again it is a rollback to here")
			.build();
	}

	/**
	 * The commit that the release was built from, and the name that answers carry.
	 * @return a reference to 40 hexadecimal digits
	 */
	public String commit() {
		return this.commit;
	}

	/**
	 * What to pull of an image.
	 * @param image which one
	 * @return its full name with a reference to its digest
	 */
	public String uri(Image image) {
		return image.uri(this.account, Objects.requireNonNull(this.digests.get(image)));
	}

	/**
	 * The key of the adder's archive in the artifact bucket.
	 * @return the key with a reference to the commit
	 */
	public String adderArchive() {
		return Artifacts.adderArchive(this.commit);
	}

	/**
	 * The checksum of the adder's archive.
	 * @return a reference to 64 hexadecimal digits
	 */
	public String adderSha256() {
		return this.adderSha256;
	}

	/**
	 * The machine image.
	 * @return a reference to its id
	 */
	public String amiId() {
		return this.amiId;
	}

	private String variable(String name, String description, String pattern, String right) {
		TerraformVariable variable = TerraformVariable.Builder.create(this, name)
			.type("string")
			.description(description)
			.nullable(false)
			.build();
		variable.addValidation(TerraformVariableValidationConfig.builder()
			.condition("${can(regex(\"" + pattern + "\", var.release_" + name + "))}")
			.errorMessage("release_" + name + " must be " + right + ".")
			.build());
		this.record.put(name, variable.getStringValue());
		return variable.getStringValue();
	}

}
