package dev.counter.core.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import dev.counter.contract.Service;
import dev.counter.core.settings.WrongSetting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The variables of the database say what they mean, or why they cannot mean it.
 */
class DatabaseSettingsTests {

	@TempDir
	private Path folder;

	@Test
	void beginWithTheDefaultsOfTheContract() {
		DatabaseSettings settings = settings();
		assertThat(settings).isEqualTo(new DatabaseSettings("localhost", 5432, "counter", "counter_display", "",
				Authentication.PASSWORD, 10, null, null));
	}

	@Test
	void takeWhatIsSetAndLeaveWhatIsBlank() {
		DatabaseSettings settings = settings("DATABASE_HOST", " db.example ", "DATABASE_PORT", "", "DATABASE_NAME",
				"a/b c", "DATABASE_USER", "someone", "DATABASE_PASS", " secret ", "DATABASE_POOL_SIZE", "3",
				"DATABASE_AUTH", " ");
		assertThat(settings).isEqualTo(new DatabaseSettings("db.example", 5432, "a/b c", "someone", " secret ",
				Authentication.PASSWORD, 3, null, null));
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
		assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> settings(variable, value))
			.withMessage("%s is \"%s\": it has to be %s.", variable, value, expected);
	}

	@Test
	void refuseACertificateFileWithoutOne() throws IOException {
		Path empty = Files.createFile(this.folder.resolve("empty.pem"));
		Path text = Files.writeString(this.folder.resolve("text.pem"), "no certificate");
		for (Path file : new Path[] { empty, text }) {
			assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> settings("DATABASE_CA", file.toString()))
				.withMessageContaining("DATABASE_CA is \"" + file);
		}
	}

	@Test
	void sendTokensOverCheckedTlsAlone() {
		assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> settings("DATABASE_AUTH", "iam"))
			.withMessageStartingWith("DATABASE_CA is \"\": it has to be the path of a PEM bundle");
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
			.isNull();
		assertThat(settings("DATABASE_AUTH", "iam", "DATABASE_CA", authority, "AWS_REGION", "eu-west-1").region())
			.isEqualTo("eu-west-1");
		assertThatExceptionOfType(WrongSetting.class)
			.isThrownBy(() -> settings("DATABASE_AUTH", "iam", "DATABASE_CA", authority))
			.withMessageContaining("DATABASE_HOST is \"localhost\"")
			.withMessageContaining("AWS_REGION");
	}

	private static DatabaseSettings settings(@Nullable String... variables) {
		MockEnvironment environment = new MockEnvironment();
		for (int i = 0; i < variables.length; i += 2) {
			environment.setProperty(String.valueOf(variables[i]), String.valueOf(variables[i + 1]));
		}
		return DatabaseSettings.of(Service.DISPLAY, environment);
	}

}
