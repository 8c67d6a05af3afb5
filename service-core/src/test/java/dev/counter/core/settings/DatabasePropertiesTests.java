package dev.counter.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import dev.counter.core.database.SelfSigned;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The variables of the database say what they mean, or why they cannot mean it.
 */
class DatabasePropertiesTests {

	@TempDir
	private Path folder;

	@Test
	void beginWithTheDefaultsOfTheContract() {
		DatabaseProperties settings = settings();
		assertThat(settings).isEqualTo(
				new DatabaseProperties("localhost", 5432, "counter", "counter_display", "", "password", 10, "", ""));
	}

	@Test
	void takeWhatIsSetAndLeaveWhatIsBlank() {
		DatabaseProperties settings = settings("DATABASE_HOST", " db.example ", "DATABASE_PORT", "", "DATABASE_NAME",
				"a/b c", "DATABASE_USER", "someone", "DATABASE_PASS", " secret ", "DATABASE_POOL_SIZE", "3",
				"DATABASE_AUTH", " ");
		assertThat(settings).isEqualTo(
				new DatabaseProperties("db.example", 5432, "a/b c", "someone", " secret ", "password", 3, "", ""));
	}

	@Test
	void keepThePasswordToThemselves() {
		assertThat(settings("DATABASE_PASS", "secret").toString()).doesNotContain("secret");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			DATABASE_PORT      | abc          | a whole number from 1 to 65535
			DATABASE_PORT      | 0            | a whole number from 1 to 65535
			DATABASE_PORT      | 65536        | a whole number from 1 to 65535
			DATABASE_PORT      | -1           | a whole number from 1 to 65535
			DATABASE_PORT      | 5432.0       | a whole number from 1 to 65535
			DATABASE_PORT      | 99999999999  | a whole number from 1 to 65535
			DATABASE_POOL_SIZE | 0            | a whole number from 1 to 100
			DATABASE_POOL_SIZE | 101          | a whole number from 1 to 100
			DATABASE_POOL_SIZE | ten          | a whole number from 1 to 100
			DATABASE_AUTH      | IAM          | password or iam
			DATABASE_AUTH      | kerberos     | password or iam
			DATABASE_HOST      | db:5432      | a host name or an address, without a port
			DATABASE_HOST      | a b          | a host name or an address, without a port
			DATABASE_HOST      | a/b?ssl=off  | a host name or an address, without a port
			DATABASE_HOST      | a,b          | a host name or an address, without a port
			DATABASE_CA        | /no/such.pem | the path of a readable PEM file with at least one certificate
			DATABASE_CA        | /            | the path of a readable PEM file with at least one certificate
			""")
	void refuseWhatCannotBeMeant(String variable, String value, String expected) {
		assertThat(refusal(variable, value)).isEqualTo("%s is \"%s\": it has to be %s.", variable, value, expected);
	}

	@Test
	void refuseACertificateFileWithoutOne() throws IOException {
		Path empty = Files.createFile(this.folder.resolve("empty.pem"));
		Path text = Files.writeString(this.folder.resolve("text.pem"), "no certificate");
		for (Path file : new Path[] { empty, text }) {
			assertThat(refusal("DATABASE_CA", file.toString())).contains("DATABASE_CA is \"" + file);
		}
	}

	@Test
	void sendTokensOverCheckedTlsAlone() {
		assertThat(refusal("DATABASE_AUTH", "iam"))
			.startsWith("DATABASE_CA is \"\": it has to be the path of a PEM bundle");
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.1, 10.0.0.1", "::1, ::1", "2001:db8::1, 2001:db8::1", "db-1.example, db-1.example" })
	void takeEveryKindOfHost(String host, String taken) {
		assertThat(settings("DATABASE_HOST", host).host()).isEqualTo(taken);
	}

	@Test
	void signTokensForARegionThatIsKnown() throws IOException, GeneralSecurityException {
		String authority = SelfSigned.certificate(this.folder, "localhost").authority().toString();
		String endpoint = "counter.abc.eu-central-1.rds.amazonaws.com";
		assertThat(settings("DATABASE_AUTH", "iam", "DATABASE_CA", authority, "DATABASE_HOST", endpoint).region())
			.isEmpty();
		assertThat(settings("DATABASE_AUTH", "iam", "DATABASE_CA", authority, "AWS_REGION", "eu-west-1").region())
			.isEqualTo("eu-west-1");
		assertThat(refusal("DATABASE_AUTH", "iam", "DATABASE_CA", authority)).contains("DATABASE_HOST is \"localhost\"",
				"AWS_REGION");
	}

	private static DatabaseProperties settings(@Nullable String... variables) {
		MockEnvironment environment = new MockEnvironment().withProperty("counter.service", "display");
		for (int i = 0; i < variables.length; i += 2) {
			environment.setProperty(String.valueOf(variables[i]), String.valueOf(variables[i + 1]));
		}
		new ContractDefaults().postProcessEnvironment(environment, new SpringApplication());
		return Binder.get(environment).bindOrCreate("counter.database", DatabaseProperties.class);
	}

	private static String refusal(@Nullable String... variables) {
		return String.valueOf(StartFailureReporter.reason(catchThrowable(() -> settings(variables))));
	}

}
