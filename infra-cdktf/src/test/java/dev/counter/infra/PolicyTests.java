package dev.counter.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Least privilege: a statement on every resource of a type is listed with its reason.
 */
class PolicyTests {

	/** A resource type followed by a wildcard only. */
	private static final Pattern UNNAMED = Pattern.compile("\\*|arn:aws:[a-z0-9-]+:[^:]*:[^:]*:([a-z-]+[:/])?\\*");

	@Test
	void everyStatementNamesItsResourcesOrHasAReason() throws IOException {
		Set<String> excused = excuses();
		Set<String> unnamed = new TreeSet<>();
		for (Terraform stack : List.of(Synthesized.small(), Synthesized.production(), Synthesized.stack("bootstrap"))) {
			Policies.of(stack)
				.stream()
				.filter((sentence) -> sentence.allows() && sentence.json().has("Resource"))
				.filter((sentence) -> sentence.values("Resource")
					.stream()
					.anyMatch((resource) -> UNNAMED.matcher(resource).matches()))
				.forEach((sentence) -> unnamed
					.add(sentence.address().replaceFirst("\\.(small|production|restricted)_", ".ENVIRONMENT_") + " "
							+ sentence.name()));
		}
		assertThat(unnamed).isEqualTo(excused);
	}

	@Test
	void statementForEveryoneHasACondition() {
		for (Terraform stack : Synthesized.all()) {
			assertThat(Policies.of(stack)).filteredOn(Policies.Sentence::allows)
				.filteredOn((sentence) -> sentence.json().path("Principal").asText().equals("*")
						|| sentence.json().path("Principal").path("AWS").asText().equals("*"))
				.filteredOn((sentence) -> !sentence.json().has("Condition"))
				// Requests to AWS's buckets of layers and packages are anonymous.
				.extracting(Policies.Sentence::toString)
				.isSubsetOf("aws_vpc_endpoint.network_endpoints_s3 ImageLayers",
						"aws_vpc_endpoint.network_endpoints_s3 Packages");
		}
	}

	@Test
	void everyPolicyIsOfTheCurrentVersion() {
		for (Terraform stack : Synthesized.all()) {
			stack.everything()
				.values()
				.forEach((resource) -> List.of("policy", "assume_role_policy").forEach((argument) -> {
					if (resource.path(argument).asText().contains("Statement")) {
						assertThat(Terraform.parsed(resource.path(argument)).path("Version").asText())
							.isEqualTo("2012-10-17");
					}
				}));
		}
	}

	@Test
	void noStatementAllowsEveryAction() {
		for (Terraform stack : Synthesized.all()) {
			assertThat(Policies.of(stack)).filteredOn(Policies.Sentence::allows)
				.noneMatch((sentence) -> sentence.values("Action").contains("*")
						|| sentence.values("Action").contains("iam:*") || sentence.json().has("NotAction")
						|| sentence.json().has("NotResource"));
		}
	}

	@Test
	void everyRoleStaysWithinTheBoundaryAndUnderThePath() {
		for (Terraform stack : Synthesized.environments()) {
			assertThat(stack.all("aws_iam_role").values())
				.allMatch((role) -> role.path("path").asText().equals("/counter/") && role.path("permissions_boundary")
					.asText()
					.equals("arn:aws:iam::123456789012:policy/counter/counter-boundary"));
			assertThat(stack.all("aws_iam_role_policy_attachment")).isEmpty();
		}
	}

	/** AWS would deny the permission without a word at synthesis. */
	@Test
	void permissionsOfRolesAreWithinTheBoundary() {
		List<Policies.Sentence> boundary = Policies.of(Synthesized.stack("bootstrap"), "aws_iam_policy.boundary_policy")
			.stream()
			.filter(Policies.Sentence::allows)
			.toList();
		for (Terraform stack : Synthesized.environments()) {
			assertThat(Policies.of(stack))
				.filteredOn((right) -> right.address().startsWith("aws_iam_role_policy.") && right.allows())
				.isNotEmpty()
				.allSatisfy((right) -> assertThat(right.values("Action"))
					.allSatisfy((action) -> assertThat(right.values("Resource")).allMatch(
							(resource) -> boundary.stream().anyMatch((limit) -> covers(limit, action, resource)))));
		}
	}

	/** Of an ARN with a reference, only the part before it is known. */
	private static boolean covers(Policies.Sentence limit, String action, String resource) {
		String known = resource.replaceFirst("\\$\\{.*", "");
		return limit.values("Action").contains(action) && limit.values("Resource").stream().anyMatch((wider) -> {
			String start = wider.replaceFirst("\\*.*", "");
			return known.equals(resource) ? resource.matches(Pattern.quote(wider).replace("*", "\\E.*\\Q"))
					: known.startsWith(start) || start.startsWith(known);
		});
	}

	private static Set<String> excuses() throws IOException {
		List<String> lines = new ArrayList<>();
		try (Stream<String> all = new String(
				Objects.requireNonNull(PolicyTests.class.getResourceAsStream("unnamed-resources.txt")).readAllBytes(),
				StandardCharsets.UTF_8)
			.lines()) {
			all.filter((line) -> !line.isBlank() && !line.startsWith("#")).forEach(lines::add);
		}
		Set<String> excused = new TreeSet<>();
		for (String line : lines) {
			String[] parts = line.split("\\|");
			assertThat(parts).as(line).hasSize(2);
			assertThat(parts[1].strip()).as("the reason of " + line).hasSizeGreaterThan(20);
			excused.add(parts[0].strip());
		}
		return excused;
	}

}
