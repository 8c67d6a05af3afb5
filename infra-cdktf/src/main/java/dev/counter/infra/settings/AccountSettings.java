package dev.counter.infra.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What all environments share: the AWS account, its region, and the repository whose
 * workflows may deploy.
 *
 * @param id the account, 12 digits; Terraform refuses to touch another one
 * @param region for example {@code eu-central-1}
 * @param repository owner and name at GitHub
 * @param repositoryIds the numbers of owner and repository at GitHub, for a repository
 * whose workflows show them
 * @param environments which of the environments workflows deploy; only these get roles
 * @param operatorMfa whether the operators' role asks for multi-factor authentication,
 * which sessions of a single sign-on do not carry
 */
public record AccountSettings(String id, String region, String repository, Optional<String> repositoryIds,
		List<String> environments, boolean operatorMfa) {

	/**
	 * The repository as its workflows name it: GitHub appends the numbers for those that
	 * were created or renamed since July 15, 2026, so that nobody who takes over a name
	 * takes over what it may.
	 * @return for example {@code owner@123456/name@456789}, or {@code owner/name}
	 * @see <a href= "https://docs.github.com/en/actions/reference/security/oidc">OpenID
	 * Connect reference</a>
	 */
	public String workflowSubject() {
		return this.repositoryIds.map((ids) -> {
			String[] names = this.repository.split("/");
			String[] numbers = ids.split("/");
			return names[0] + "@" + numbers[0] + "/" + names[1] + "@" + numbers[1];
		}).orElse(this.repository);
	}

	static AccountSettings read(Path directory) {
		SettingsSection file = SettingsFile.read(directory, "account.yaml");
		AccountSettings settings = new AccountSettings(
				file.required("id", ValueParser.text("\\d{12}", "the 12 digits of an AWS account, in quotes")),
				file.required("region", AwsRegion::read),
				file.required("repository",
						ValueParser.text("[A-Za-z0-9-]+/[A-Za-z0-9._-]+",
								"a repository at GitHub as owner/name, without wildcards")),
				file.optional("repository_ids",
						ValueParser.text("\\d+/\\d+",
								"the numbers of owner and repository at GitHub, such as 123456/456789")),
				file.list("environments", ValueParser.text("[a-z0-9-]+", "the name of a file in environments")),
				file.withDefault("operator_mfa", ValueParser.FLAG, true));
		file.end();
		return settings;
	}

	void rejectUnknown(List<String> names) {
		this.environments.stream().filter((name) -> !names.contains(name)).findFirst().ifPresent((name) -> {
			throw new InvalidSettingException("account.yaml: environments names %s; it must name some of %s."
				.formatted(name, String.join(", ", names)));
		});
	}

}
