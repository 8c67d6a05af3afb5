package dev.counter.infra.release;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformVariable;
import com.hashicorp.cdktf.TerraformVariableValidationConfig;
import dev.counter.infra.Names;
import dev.counter.infra.release.Artifacts.Image;
import software.constructs.Construct;

/**
 * Terraform variables of a release, the only values that it changes. The output
 * {@code release_record} has them: applied again it is a rollback.
 */
public final class ReleaseVariables extends Construct {

	private final Names names;

	private final Map<String, Object> record = new TreeMap<>();

	private final Map<Image, String> digests = new EnumMap<>(Image.class);

	private final String commit;

	private final String adderSha256;

	private final String amiId;

	public ReleaseVariables(Construct scope, String id, Names names) {
		super(scope, id);
		this.names = names;
		this.commit = variable("commit", "The commit that the release was built from", "^[0-9a-f]{40}$",
				"40 hexadecimal digits");
		for (Image image : Image.values()) {
			this.digests.put(image, variable(image.key() + "_digest", "The digest of the image " + image.repository(),
					"^sha256:[0-9a-f]{64}$", "sha256: and 64 hexadecimal digits"));
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

	public String commit() {
		return this.commit;
	}

	/** The image's URI by digest, so that a tag cannot change what runs. */
	public String uri(Image image) {
		return this.names.account().id() + ".dkr.ecr." + this.names.account().region() + ".amazonaws.com/"
				+ image.repository() + "@" + Objects.requireNonNull(this.digests.get(image));
	}

	/** The archive's address, {@code s3://BUCKET/KEY}. */
	public String adderArchive() {
		return "s3://" + this.names.shared().ofBucket(Artifacts.BUCKET) + "/" + Artifacts.adderArchive(this.commit);
	}

	public String adderSha256() {
		return this.adderSha256;
	}

	public String amiId() {
		return this.amiId;
	}

	private String variable(String name, String description, String pattern, String expected) {
		TerraformVariable variable = TerraformVariable.Builder.create(this, name)
			.type("string")
			.description(description)
			.nullable(false)
			.build();
		variable.addValidation(TerraformVariableValidationConfig.builder()
			.condition("${can(regex(\"" + pattern + "\", var.release_" + name + "))}")
			.errorMessage("release_" + name + " must be " + expected + ".")
			.build());
		this.record.put(name, variable.getStringValue());
		return variable.getStringValue();
	}

}
