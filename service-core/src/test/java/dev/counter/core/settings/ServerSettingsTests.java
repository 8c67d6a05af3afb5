package dev.counter.core.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Ports, log format and release are what the variables say, or else the contract.
 */
class ServerSettingsTests {

	private final MockEnvironment environment = new MockEnvironment().withProperty("counter.service", "reset");

	@Test
	void comeFromTheContract() {
		apply();
		assertThat(this.environment.getProperty("server.port")).isEqualTo("8083");
		assertThat(this.environment.getProperty("management.server.port")).isEqualTo("9083");
		assertThat(this.environment.getProperty("spring.application.name")).isEqualTo("reset-service");
		assertThat(this.environment.getProperty("server.tomcat.keep-alive-timeout")).isEqualTo("75000ms");
		assertThat(this.environment.getProperty("logging.structured.format.console")).isNull();
	}

	@Test
	void giveWayToWhatIsSaidElsewhere() {
		this.environment.setProperty("server.port", "1234");
		apply();
		assertThat(this.environment.getProperty("server.port")).isEqualTo("1234");
	}

	@Test
	void areTheContractsForABlankVariable() {
		this.environment.setProperty("SERVER_PORT", " ");
		this.environment.setProperty("server.port", "");
		this.environment.setProperty("LOG_FORMAT", "");
		apply();
		assertThat(this.environment.getProperty("server.port")).isEqualTo("8083");
	}

	@Test
	void switchTheFormatOfTheLog() {
		this.environment.setProperty("LOG_FORMAT", "json");
		apply();
		assertThat(this.environment.getProperty("logging.structured.format.console")).isEqualTo("ecs");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SERVER_PORT            | abc    | a whole number from 0 to 65535
			SERVER_PORT            | 65536  | a whole number from 0 to 65535
			MANAGEMENT_SERVER_PORT | -1     | a whole number from 0 to 65535
			LOG_FORMAT             | JSON   | plain or json
			LOG_FORMAT             | xml    | plain or json
			COUNTER_RELEASE        | a b    | 1 to 100 visible ASCII characters
			COUNTER_RELEASE        | é      | 1 to 100 visible ASCII characters
			""")
	void refuseWhatCannotBeMeant(String variable, String value, String expected) {
		this.environment.setProperty(variable, value);
		assertThat(StartFailureReporter.reason(catchThrowable(this::apply))).isEqualTo("%s is \"%s\": it has to be %s.",
				variable, value, expected);
	}

	private void apply() {
		new ContractDefaults().postProcessEnvironment(this.environment, new SpringApplication());
		GenericApplicationContext context = new GenericApplicationContext();
		context.setEnvironment(this.environment);
		new SettingsCheck().initialize(context);
	}

}
