package dev.counter.infra.adder;

import java.util.Map;

import dev.counter.contract.Machine;
import dev.counter.contract.Variable;

/**
 * User data for cloud-init: writes the environment file, downloads the release's archive,
 * verifies its checksum and runs its installer. A failed instance never becomes healthy,
 * and the Auto Scaling group replaces it.
 */
final class UserData {

	private static final String START = "/usr/local/sbin/counter-start";

	private static final int INDENT = 6;

	private UserData() {
	}

	/**
	 * The user data, in which a brace after a dollar is Terraform's.
	 * @param archive the archive's address, {@code s3://BUCKET/KEY}
	 */
	static String of(Map<Variable, String> variables, String region, String archive, String sha256) {
		StringBuilder environment = new StringBuilder();
		variables.forEach((name, value) -> environment.append(name).append('=').append(value).append('\n'));
		// ECS sets it for its containers.
		environment.append("AWS_REGION=").append(region).append('\n');
		return """
				#cloud-config
				write_files:
				  - path: %s
				    permissions: '0644'
				    content: |
				%s  - path: %s
				    permissions: '0700'
				    content: |
				%sruncmd:
				  - [%s]
				""".formatted(Machine.ENVIRONMENT_FILE, environment.toString().indent(INDENT), START,
				script(region, archive, sha256).indent(INDENT), START);
	}

	private static String script(String region, String archive, String sha256) {
		return """
				#!/bin/bash
				set -euo pipefail
				# On disk: /tmp is memory.
				work=$(mktemp -d -p /var/tmp)
				cd "$work"
				aws s3 cp --only-show-errors --region %1$s %2$s %3$s
				echo '%4$s  %3$s' | sha256sum --check --strict --quiet
				tar -xzf %3$s --no-same-owner
				rm %3$s
				./%5$s
				rm -rf "$work"
				""".formatted(region, archive, Machine.ARCHIVE, sha256, Machine.INSTALL);
	}

}
