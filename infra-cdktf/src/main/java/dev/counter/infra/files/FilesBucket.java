package dev.counter.infra.files;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.hashicorp.cdktf.providers.aws.s3_bucket_cors_configuration.S3BucketCorsConfiguration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_cors_configuration.S3BucketCorsConfigurationCorsRule;
import dev.counter.contract.FileKeys;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.contract.Variable;
import dev.counter.infra.Names;
import dev.counter.infra.bucket.DeletionPolicy;
import dev.counter.infra.bucket.PrivateBucket;
import dev.counter.infra.bucket.Retention;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.FilesSettings;
import software.constructs.Construct;

/**
 * Bucket of uploads and exports. Browsers reach it by URLs that a service has signed,
 * services through the VPC endpoint. Not versioned and deleted with its objects, as all
 * of them are temporary.
 */
public final class FilesBucket extends Construct {

	/** Everything that a service does with an object, in parts or as a whole. */
	public static final List<String> OBJECT_ACTIONS = List.of("s3:AbortMultipartUpload", "s3:DeleteObject",
			"s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject");

	private static final String PART = "files";

	/** S3 removes an object at the midnight after these days: on the last day. */
	private static final int EXPIRE_DAYS = Math.toIntExact(Times.FILE_RETENTION.toDays()) - 1;

	private static final int UNFINISHED_UPLOAD_DAYS = Math.toIntExact(Times.UPLOAD_RETENTION.toDays());

	/** How long browsers cache a preflight response. */
	private static final int PREFLIGHT_SECONDS = 3600;

	private final FilesSettings settings;

	private final PrivateBucket.Outputs bucket;

	/**
	 * Creates the bucket.
	 * @param vpcEndpointId the gateway endpoint of the services
	 * @param origin the only origin whose pages upload
	 */
	public FilesBucket(Construct scope, String id, Names names, FilesSettings settings, String vpcEndpointId,
			String origin) {
		super(scope, id);
		this.settings = settings;
		this.bucket = new PrivateBucket(this, "objects",
				new PrivateBucket.Inputs(names, PART, Retention.unversioned(EXPIRE_DAYS, UNFINISHED_UPLOAD_DAYS),
						DeletionPolicy.FORCE_DESTROY, new FilesBucketPolicy(names, vpcEndpointId).statements(),
						Optional.empty()))
			.outputs();
		S3BucketCorsConfiguration.Builder.create(this, "cors")
			.bucket(this.bucket.name())
			.corsRule(List.of(S3BucketCorsConfigurationCorsRule.builder()
				.allowedOrigins(List.of(origin))
				.allowedMethods(List.of("PUT"))
				.allowedHeaders(List.of("content-type"))
				.exposeHeaders(List.of("ETag"))
				.maxAgeSeconds(PREFLIGHT_SECONDS)
				.build()))
			.build();
	}

	/** The ARN, for policies that must not wait for the bucket. */
	public static String arn(Names names) {
		return names.bucketArn(PART);
	}

	/** The ARNs of all objects, for policies that must not wait for the bucket. */
	public static List<String> objectArns(Names names) {
		return List.of(arn(names) + "/" + FileKeys.IMPORTS + "*", arn(names) + "/" + FileKeys.EXPORTS + "*");
	}

	public String name() {
		return this.bucket.name();
	}

	public FilesSettings settings() {
		return this.settings;
	}

	/** The variables of a service; none for one without files. */
	public Map<Variable, String> variables(Service service) {
		Map<Variable, String> variables = new EnumMap<>(Variable.class);
		if (service != Service.RESET) {
			variables.put(Variable.FILES_BUCKET, name());
			variables.put(Variable.FILES_PER_DAY, String.valueOf(this.settings.perDay()));
			variables.put(Variable.FILES_BYTES_PER_DAY, String.valueOf(this.settings.bytesPerDay()));
			variables.put(Variable.FILES_BYTES_KEPT, String.valueOf(this.settings.bytesKept()));
		}
		if (service == Service.ADDER) {
			variables.put(Variable.FILES_IMPORT_ROWS, String.valueOf(this.settings.importRows()));
		}
		return variables;
	}

	/**
	 * Permissions of a service: the adder has the uploads, the display the exports, and
	 * the display signs downloads of both.
	 */
	public List<Statement> permissions(Service service) {
		List<Statement> permissions = new ArrayList<>();
		if (service == Service.ADDER) {
			permissions.add(files("Uploads", OBJECT_ACTIONS, FileKeys.IMPORTS));
		}
		if (service == Service.DISPLAY) {
			permissions.add(files("Exports", OBJECT_ACTIONS, FileKeys.EXPORTS));
			permissions.add(files("Downloads", List.of("s3:GetObject"), FileKeys.IMPORTS));
		}
		if (!permissions.isEmpty()) {
			// Without it a missing object is a 403, like one that may not be read.
			permissions.add(Statement.allow("FindFiles", "s3:ListBucket").on(this.bucket.arn()));
		}
		return permissions;
	}

	private Statement files(String sid, List<String> actions, String prefix) {
		return Statement.allow(sid, actions.toArray(String[]::new)).on(this.bucket.objects(prefix + "*"));
	}

}
