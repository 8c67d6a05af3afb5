package dev.counter.infra.settings;

import java.util.List;
import java.util.Optional;

import dev.counter.infra.Synthesized;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * OIDC subject of a repository, with and without ids.
 */
@Tag(Synthesized.WITHOUT_MUTANTS)
class AccountSettingsTests {

	@Test
	void workflowSubjectAppendsTheIdsIfPresent() {
		assertThat(subject(Optional.of("12/34"))).isEqualTo("owner@12/name@34");
		assertThat(subject(Optional.empty())).isEqualTo("owner/name");
	}

	private static String subject(Optional<String> ids) {
		return new AccountSettings("123456789012", "eu-central-1", "owner/name", ids, List.of(), true)
			.workflowSubject();
	}

}
