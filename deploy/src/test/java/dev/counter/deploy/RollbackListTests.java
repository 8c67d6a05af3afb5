package dev.counter.deploy;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code deploy/rollback} without a commit: lists applied releases from the versions of
 * the state.
 */
class RollbackListTests extends EnvironmentTest {

	private static final String OLDEST = "1".repeat(40);

	private static final String OLD_STACK = "2".repeat(40);

	@Test
	void appliedReleasesAreListedWithTheirCommands() {
		this.small.runs(Environment.EARLIER);
		version("v5", Environment.EARLIER, Environment.EARLIER);
		version("v4", OLDEST, Environment.EARLIER);
		version("v3", OLDEST, Environment.EARLIER);
		version("v2", OLDEST, OLD_STACK);
		this.checkout.has("versions/v1", "{\"serial\": 1}");
		listed("T5\tv5", "T4\tv4", "T3\tv3", "T2\tv2", "T1\tv1");
		List<String> lines = this.checkout.succeeds("rollback", "small").lines().toList();
		assertThat(lines).hasSize(3);
		assertThat(lines.get(0)).startsWith("rollback: small runs " + Environment.EARLIER)
			.contains("git checkout " + Environment.EARLIER + ",");
		assertThat(lines.subList(1, 3)).containsExactly("T3  deploy/rollback small " + OLDEST,
				"T2  deploy/rollback small " + OLDEST + "  # applied with the stack of " + OLD_STACK);
		assertThat(this.checkout.content("calls")).doesNotContain("list-objects-v2");
	}

	@Test
	void emptyEnvironmentListsNothing() {
		refuses("nothing was applied to small yet", "rollback", "small");
	}

	@Test
	void unreadableVersionIsAnError() {
		this.small.runs(Environment.EARLIER);
		listed("T2\tv2");
		this.checkout.has("answers/s3api-get-object-error", "AccessDenied");
		refuses("aws s3api get-object failed", "rollback", "small");
	}

	private void listed(String... versions) {
		this.checkout.has("answers/s3api-list-object-versions", String.join("\n", versions) + "\n");
	}

	private void version(String id, String release, String stack) {
		this.checkout.has("versions/" + id, """
				{"outputs": {"release_record": {"value": {"commit": "%s"}}, "stack_commit": {"value": "%s"}}}
				""".formatted(release, stack));
	}

}
