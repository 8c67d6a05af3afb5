package dev.counter.infra.bootstrap;

import java.util.List;
import java.util.Map;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.ecr_lifecycle_policy.EcrLifecyclePolicy;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepository;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepositoryEncryptionConfiguration;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepositoryImageScanningConfiguration;
import dev.counter.infra.Json;
import dev.counter.infra.Names;
import dev.counter.infra.release.Artifacts.Image;
import software.constructs.Construct;

/**
 * ECR repositories with immutable tags and a scan on push. The lifecycle policy keeps the
 * newest images by count: ECR cannot expire images by their last pull.
 */
final class ImageRepositories {

	/** At five builds a day the oldest one expires after 100 days. */
	private static final int IMAGES = 500;

	private ImageRepositories() {
	}

	static void create(Construct scope, Names names) {
		for (Image image : Image.values()) {
			EcrRepository repository = EcrRepository.Builder.create(scope, image.key())
				.name(image.repository())
				.imageTagMutability("IMMUTABLE")
				.imageScanningConfiguration(EcrRepositoryImageScanningConfiguration.builder().scanOnPush(true).build())
				.encryptionConfiguration(
						List.of(EcrRepositoryEncryptionConfiguration.builder().encryptionType("AES256").build()))
				.lifecycle(TerraformResourceLifecycle.builder().preventDestroy(true).build())
				.tags(names.tags(image.key()))
				.build();
			EcrLifecyclePolicy.Builder.create(scope, image.key() + "-expiry")
				.repository(repository.getName())
				.policy(Json.of(Map.of("rules", List.of(expiry()))))
				.build();
		}
	}

	private static Map<String, Object> expiry() {
		return Map.of("rulePriority", 1, "description", "Keep the newest " + IMAGES, "selection",
				Map.of("tagStatus", "any", "countType", "imageCountMoreThan", "countNumber", IMAGES), "action",
				Map.of("type", "expire"));
	}

}
