package dev.counter.infra.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.counter.infra.Synthesized;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Invalid settings: the message names file, field, value and what is valid.
 */
@Tag(Synthesized.WITHOUT_MUTANTS)
class InvalidSettingTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvFileSource(resources = "invalid-settings.txt", delimiter = '|', quoteCharacter = '`',
			useHeadersInDisplayName = true, maxCharsPerColumn = 1000)
	void invalidSettingIsExplainedInOneSentence(String right, String wrong, String sentence) throws IOException {
		String file = small();
		assertThat(file).contains(right);
		write("small", file.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong.replace("\\n", "\n"))));
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> EnvironmentSettings.read(this.directory, "small"))
			.withMessage("environments/small.yaml: " + sentence);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					id: "123456789012"                  | id: 123456789012   | id is 123456789012; it must be the 12 digits of an AWS account, in quotes.
					region: eu-central-1                | region: Frankfurt  | region is Frankfurt; it must be a region of AWS such as eu-central-1, in the partition aws.
					region: eu-central-1                | region: cn-north-1 | region is cn-north-1; it must be a region of AWS such as eu-central-1, in the partition aws.
					region: eu-central-1                | region: eu-central-9 | region is eu-central-9; it must be a region of AWS such as eu-central-1, in the partition aws.
					repository: counter-example/counter | repository: */*    | line 8 is no YAML: unexpected character found /(47).
					repository_ids: 123456/456789       | repository_ids: 12 | repository_ids is 12; it must be the numbers of owner and repository at GitHub, such as 123456/456789.
					environments: [small]               | environments: small | environments is small; it must be a list, each element the name of a file in environments.
					repository: counter-example/counter | repository: a/*    | repository is a/*; it must be a repository at GitHub as owner/name, without wildcards.
					""")
	void invalidSettingOfTheAccountIsExplained(String right, String wrong, String sentence) throws IOException {
		write("small", small());
		Path account = this.directory.resolve("account.yaml");
		Files.writeString(account, Files.readString(account).replace(right, wrong));
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> EnvironmentSettings.read(this.directory, "small"))
			.withMessage("account.yaml: " + sentence);
	}

	@Test
	void nameTooLongForALoadBalancerIsRejected() throws IOException {
		write("small", small());
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> EnvironmentSettings.read(this.directory, "production-europe"))
			.withMessage("environments/production-europe.yaml: the environment's name is production-europe; it must be"
					+ " 1 to 14 lower-case letters, digits and single hyphens, or the name of a load balancer or, in"
					+ " eu-central-1, of a bucket gets too long.");
	}

	@Test
	void nameTooLongForABucketIsRejected() throws IOException {
		write("preproduction", small().replace("eu-central-1", "ap-southeast-2"));
		Path account = this.directory.resolve("account.yaml");
		Files.writeString(account, Files.readString(account).replace("eu-central-1", "ap-southeast-2"));
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> EnvironmentSettings.read(this.directory, "preproduction"))
			.withMessageContaining("it must be 1 to 12 lower-case letters");
		write("preproductio", small().replace("eu-central-1", "ap-southeast-2"));
		Files.writeString(account, Files.readString(account).replace("eu-central-1", "ap-southeast-2"));
		assertThat(EnvironmentSettings.read(this.directory, "preproductio").environment()).isEqualTo("preproductio");
	}

	@Test
	void nameOfASharedResourceIsRejected() throws IOException {
		write("state", small());
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> EnvironmentSettings.read(this.directory, "state"))
			.withMessage("environments/state.yaml: the environment's name is state; it must be another word at its"
					+ " start, since that is what something shared is called.");
	}

	@Test
	void nameWithAnotherNameAsPrefixIsRejected() throws IOException {
		write("small", small());
		write("small-eu", small());
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> EnvironmentSettings.readAll(this.directory))
			.withMessage("environments/small-eu.yaml: the environment's name is small-eu; it must be a name that does"
					+ " not start with another environment's, small.");
	}

	@Test
	void environmentWithoutAFileIsRejected() throws IOException {
		write("small", small());
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> EnvironmentSettings.read(this.directory, "smal"))
			.withMessage("environments/smal.yaml: there is no such file in " + this.directory + ".");
	}

	@Test
	void overlappingNetworkIsRejected() throws IOException {
		write("small", small());
		write("twin", small());
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> EnvironmentSettings.readAll(this.directory))
			.withMessage("environments/twin.yaml: network.range is 10.40.0.0/20; it must be free of overlaps with"
					+ " 10.40.0.0/20 of environments/small.yaml.");
	}

	@Test
	void missingEnvironmentsAreRejected() throws IOException {
		write("small", small());
		Files.delete(this.directory.resolve("environments/small.yaml"));
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> EnvironmentSettings.readAll(this.directory))
			.withMessage("environments: there is no file; it must be one NAME.yaml at least.");
	}

	@Test
	void environmentOfTheAccountWithoutAFileIsRejected() throws IOException {
		write("trial", small());
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> EnvironmentSettings.readAll(this.directory))
			.withMessage("account.yaml: environments names small; it must name some of trial.");
	}

	private static String small() throws IOException {
		return Files.readString(Synthesized.FIXTURES.resolve("environments/small.yaml"));
	}

	private void write(String environment, String content) throws IOException {
		Files.createDirectories(this.directory.resolve("environments"));
		Files.copy(Synthesized.FIXTURES.resolve("account.yaml"), this.directory.resolve("account.yaml"),
				StandardCopyOption.REPLACE_EXISTING);
		Files.writeString(this.directory.resolve("environments/" + environment + ".yaml"), content);
	}

}
