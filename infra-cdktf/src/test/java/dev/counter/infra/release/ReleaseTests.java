package dev.counter.infra.release;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Terraform variables of a release: validation and record.
 */
class ReleaseTests {

	private static final Pattern CHECK = Pattern.compile("\\$\\{can\\(regex\\(\"(.*)\", var\\.(.*)\\)\\)}");

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void releaseRecordHasEveryVariable(Terraform stack) {
		Map<String, String> recorded = new TreeMap<>();
		stack.json()
			.path("output")
			.path("release_record")
			.path("value")
			.properties()
			.forEach((entry) -> recorded.put("release_" + entry.getKey(), entry.getValue().asText()));
		assertThat(recorded.keySet()).containsExactly("release_adder_sha256", "release_ami_id", "release_commit",
				"release_display_digest", "release_migrator_digest", "release_reset_digest");
		assertThat(recorded).allSatisfy((name, value) -> assertThat(value).isEqualTo("${var." + name + "}"));
		assertThat(stack.json().path("variable").properties()).extracting(Map.Entry::getKey)
			.containsExactlyInAnyOrderElementsOf(recorded.keySet());
		assertThat(stack.json().path("data").isMissingNode()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void everyReleaseVariableIsRequiredAndDescribed(Terraform stack) {
		assertThat(stack.json().path("variable")).allMatch((variable) -> !variable.has("default")
				&& !variable.path("nullable").asBoolean(true) && variable.path("description").asText().length() > 10);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			release_commit,         0123456789abcdef0123456789abcdef01234567, main
			release_display_digest, sha256:DIGITS,                            latest
			release_adder_sha256,   DIGITS,                                   sha256:DIGITS
			release_ami_id,         ami-0123456789abcdef0,                    ami-latest
			""")
	void invalidReleaseIsRejected(String name, String right, String wrong) {
		JsonNode validation = Synthesized.small().json().path("variable").path(name).path("validation").path(0);
		Matcher check = CHECK.matcher(validation.path("condition").asText());
		assertThat(check.matches()).isTrue();
		assertThat(check.group(2)).isEqualTo(name);
		assertThat(digits(right)).containsPattern(check.group(1));
		assertThat(digits(wrong)).doesNotContainPattern(check.group(1));
		assertThat(digits(right) + "0").doesNotContainPattern(check.group(1));
		assertThat(validation.path("error_message").asText()).startsWith(name + " must be ");
	}

	@Test
	void everyReleaseVariableIsUsed() {
		String stack = Synthesized.small().json().path("resource").toString();
		Synthesized.small()
			.json()
			.path("variable")
			.fieldNames()
			.forEachRemaining((variable) -> assertThat(stack).contains("${var." + variable + "}"));
	}

	private static String digits(String text) {
		return text.replace("DIGITS", "0123456789abcdef".repeat(4));
	}

}
