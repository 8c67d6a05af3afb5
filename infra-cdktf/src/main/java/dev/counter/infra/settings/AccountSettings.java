package dev.counter.infra.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the account, shared by all environments.
 *
 * @param id 12 digits; Terraform accepts no other account
 * @param repository the GitHub repository, as owner/name
 * @param repositoryIds the numeric ids of owner and repository, where workflows show them
 * @param environments those that workflows deploy; only these get roles
 * @param operatorMfa whether the operator role requires multi-factor authentication;
 * sessions of a single sign-on do not show it
 */
public record AccountSettings(String id, String region, String repository, Optional<String> repositoryIds,
		List<String> environments, boolean operatorMfa) {

	/**
	 * The repository in the OIDC subject: {@code owner/name}, or since July 15, 2026
	 * {@code owner@123456/name@456789}, so that a new owner of a name gets no
	 * permissions.
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
		return SettingsFile.read(directory, "account.yaml").readAs(AccountSettings::from);
	}

	private static AccountSettings from(SettingsSection file) {
		return new AccountSettings(
				file.required("id", ValueParser.text("\\d{12}", "the 12 digits of an AWS account, in quotes")),
				file.required("region", AwsRegion::parse),
				file.required("repository",
						ValueParser.text("[A-Za-z0-9-]+/[A-Za-z0-9._-]+",
								"a repository at GitHub as owner/name, without wildcards")),
				file.optional("repository_ids",
						ValueParser.text("\\d+/\\d+",
								"the numbers of owner and repository at GitHub, such as 123456/456789")),
				file.list("environments", ValueParser.text("[a-z0-9-]+", "the name of a file in environments")),
				file.withDefault("operator_mfa", ValueParser.FLAG, true));
	}

	void rejectUnknown(List<String> names) {
		this.environments.stream().filter((name) -> !names.contains(name)).findFirst().ifPresent((name) -> {
			throw new InvalidSettingException("account.yaml: environments names %s; it must name some of %s."
				.formatted(name, String.join(", ", names)));
		});
	}

}
