package dev.counter.infra.bootstrap;

import java.util.Arrays;
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
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * Where images are: tags never move, each push is scanned, and old images go by their
 * number. A registry cannot expire by what ran: it counts pushes, or days since one, and
 * by days since a pull it only archives, which nobody can start from. So one that has run
 * for years stays until so many newer ones are there, however long that takes.
 */
final class ImageRepositories extends Construct {

	/** At five builds a day it takes 100 days until the oldest goes. */
	private static final int IMAGES = 500;

	private final AccountSettings account;

	ImageRepositories(Construct scope, String id, Names names, AccountSettings account) {
		super(scope, id);
		this.account = account;
		for (Image image : Image.values()) {
			EcrRepository repository = EcrRepository.Builder.create(this, image.key())
				.name(image.repository())
				.imageTagMutability("IMMUTABLE")
				.imageScanningConfiguration(EcrRepositoryImageScanningConfiguration.builder().scanOnPush(true).build())
				.encryptionConfiguration(
						List.of(EcrRepositoryEncryptionConfiguration.builder().encryptionType("AES256").build()))
				.lifecycle(TerraformResourceLifecycle.builder().preventDestroy(true).build())
				.tags(names.tags(image.key()))
				.build();
			EcrLifecyclePolicy.Builder.create(this, image.key() + "-expiry")
				.repository(repository.getName())
				.policy(Json.of(Map.of("rules", List.of(expiry()))))
				.build();
		}
	}

	/**
	 * The ARNs of all repositories.
	 * @return an ARN each
	 */
	List<String> arns() {
		return Arrays.stream(Image.values())
			.map((image) -> this.account.arn("ecr", "repository/" + image.repository()))
			.toList();
	}

	private static Map<String, Object> expiry() {
		return Map.of("rulePriority", 1, "description", "Keep the newest " + IMAGES, "selection",
				Map.of("tagStatus", "any", "countType", "imageCountMoreThan", "countNumber", IMAGES), "action",
				Map.of("type", "expire"));
	}

}
