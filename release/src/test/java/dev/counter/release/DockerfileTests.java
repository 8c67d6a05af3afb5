package dev.counter.release;

import java.util.List;

import dev.counter.contract.ContainerImage;
import dev.counter.contract.Health;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The images are built as the contract says that they run.
 */
class DockerfileTests {

	private final Dockerfile file = Dockerfile.read();

	@Test
	void startsEveryImageAsEverywhereElse() {
		assertThat(this.file.all("ENTRYPOINT")).singleElement()
			.satisfies((entrypoint) -> assertThat(Dockerfile.words(entrypoint))
				.isEqualTo(ContainerImage.startCommand().withCache()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrator", "front-door", "service" })
	void trainsTheCacheThatItsStartUses(String image) {
		StartCommand command = ContainerImage.startCommand();
		assertThat(this.file.stage(image).all("RUN")).singleElement()
			.satisfies((run) -> assertThat(Dockerfile.shellCommands(run)).containsExactly(command.recording(),
					command.creation(command.cache()),
					List.of("rm", "-rf", command.configuration().toString(), ContainerImage.TEMPORARY + "/*")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrator", "front-door", "service" })
	void runsAsNobodyWhoMayWriteOnlyToTheTemporaryFolder(String image) {
		Dockerfile stage = this.file.stage(image);
		assertThat(stage.last("USER")).contains(ContainerImage.USER + ":" + ContainerImage.USER);
		assertThat(stage.last("VOLUME")).contains(ContainerImage.TEMPORARY);
		assertThat(this.file.stage("program").all("RUN")).singleElement()
			.asString()
			.startsWith(
					"chown " + ContainerImage.USER + ":" + ContainerImage.USER + " " + ContainerImage.TEMPORARY + " ");
	}

	@Test
	void putsTheCertificatesWhereServicesLook() {
		assertThat(this.file.stage("certificates").last("RUN")).get()
			.asString()
			.endsWith("fetch-rds-ca /trust/rds-ca.pem");
		assertThat(this.file.stage("program").all("COPY"))
			.contains("--from=certificates /trust " + ContainerImage.CA.replace("/rds-ca.pem", ""));
	}

	@Test
	void asksServicesForTheirReadiness() {
		assertThat(this.file.stage("service").last("HEALTHCHECK")).get()
			.asString()
			.contains("http://localhost:${" + Variable.MANAGEMENT_SERVER_PORT + "}" + Health.READINESS + "\"");
		assertThat(this.file.stage("service").last("ENV"))
			.contains(Variable.SERVER_PORT + "=${PORT} " + Variable.MANAGEMENT_SERVER_PORT + "=${MANAGEMENT_PORT}");
	}

	@Test
	void opensTheFrontDoorOnItsPort() {
		String port = Variable.FRONT_DOOR_PORT.defaultText();
		assertThat(this.file.stage("front-door").last("ENV")).contains(Variable.FRONT_DOOR_PORT + "=" + port);
		assertThat(this.file.stage("front-door").last("EXPOSE")).contains(port);
	}

	@ParameterizedTest
	@EnumSource
	void takesTheJarThatMavenMadeOfAService(Service service) {
		String jar = this.file.stage("extracted").all("COPY").get(0).split(" ")[0].replace("${SERVICE}", service.key());
		assertThat(jar).isEqualTo(service.module() + "/target/" + service.module() + ".jar");
	}

}
