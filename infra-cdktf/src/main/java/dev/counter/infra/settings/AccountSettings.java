package dev.counter.infra.settings;

/**
 * What all environments share: the AWS account, its region, and the repository whose
 * workflows may deploy.
 *
 * @param id the account, 12 digits; Terraform refuses to touch another one
 * @param region for example {@code eu-central-1}
 * @param repository owner and name at GitHub
 */
public record AccountSettings(String id, String region, String repository) {

	/**
	 * The ARN of something in this account and region.
	 * @param service for example {@code logs}
	 * @param resource what follows the account
	 * @return the ARN
	 */
	public String arn(String service, String resource) {
		return "arn:aws:" + service + ":" + this.region + ":" + this.id + ":" + resource;
	}

	static AccountSettings from(Section file) {
		AccountSettings settings = new AccountSettings(
				file.required("id", Reading.text("\\d{12}", "the 12 digits of an AWS account, in quotes")),
				file.required("region", Reading.text("[a-z]{2}(-[a-z]+)+-\\d", "a region of AWS such as eu-central-1")),
				file.required("repository", Reading.text("[A-Za-z0-9-]+/[A-Za-z0-9._-]+",
						"a repository at GitHub as owner/name, without wildcards")));
		file.end();
		return settings;
	}

}
